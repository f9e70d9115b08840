package dev.sidetone.callkit;

import java.time.Instant;

/** What the phone may do with an action and an app may not. */
public final class DeliveredActions {
    private DeliveredActions() {}

    /** Hands an action to a provider; false when it was handed to one before. */
    public static boolean deliver(CXAction action, CallKitService.Link to, Instant timeout) {
        return action.deliver(to::ended, timeout);
    }

    /** Ends an action as failed; false when it had ended already. */
    public static boolean expire(CXAction action) {
        return action.expire();
    }
}
