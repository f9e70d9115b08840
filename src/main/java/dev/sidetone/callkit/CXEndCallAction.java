package dev.sidetone.callkit;

import java.time.Instant;
import java.util.UUID;

/** Asks the provider to end a call: hang-up, decline and system time-out look alike (R34). */
public final class CXEndCallAction extends CXCallAction {
    public CXEndCallAction(UUID callUUID) {
        super(callUUID);
    }

    private CXEndCallAction(UUID uuid, UUID callUUID) {
        super(uuid, callUUID);
    }

    @Override
    CXEndCallAction copy() {
        return new CXEndCallAction(uuid(), callUUID());
    }

    /** Fulfils with the moment at which the call ended. */
    public void fulfillWithDateEnded(Instant dateEnded) {
        fulfill(dateEnded);
    }
}
