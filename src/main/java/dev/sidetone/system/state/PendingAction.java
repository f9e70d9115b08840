package dev.sidetone.system.state;

import dev.sidetone.callkit.CXCallAction;

import java.util.UUID;

/**
 * An action that its provider has not ended yet.
 *
 * @param order actions count up, together with calls, in the order in which they came to be
 * @param action of which kind, uuid and content are read: the provider ends a copy of its own
 * @param transaction it belongs to
 * @param provider who performs it
 * @param progress how far it has come
 */
public record PendingAction(
        long order, CXCallAction action, UUID transaction, long provider, Progress progress) {
    /** DTMF actions wait for the one before them (R20). */
    public enum Progress {
        /** Its whole transaction waits and is not delivered yet. */
        HELD_BACK,
        /** Delivered with its transaction, but not to be performed yet. */
        WAITING,
        /** To be performed; its time runs. */
        UNDER_WAY
    }

    public UUID call() {
        return action.callUUID();
    }

    public PendingAction as(Progress next) {
        return new PendingAction(order, action, transaction, provider, next);
    }

    /** Its app came back with a new provider (R38). */
    public PendingAction adopted(long by) {
        return new PendingAction(order, action, transaction, by, progress);
    }
}
