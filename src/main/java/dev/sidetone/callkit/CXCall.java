package dev.sidetone.callkit;

import java.util.UUID;

/**
 * A call as an observer sees it (R84). Neither handle nor reason are told.
 *
 * @param uuid of the call
 * @param isOutgoing whether this phone called
 * @param isOnHold whether it is held
 * @param hasConnected whether it ever connected; keeps its value when the call ends
 * @param hasEnded whether it is over
 */
public record CXCall(
        UUID uuid, boolean isOutgoing, boolean isOnHold, boolean hasConnected, boolean hasEnded) {
    /** Whether both are the same call in the same state. */
    public boolean isEqualToCall(CXCall other) {
        return equals(other);
    }
}
