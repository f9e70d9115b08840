package dev.sidetone.system;

import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXTransaction;

/**
 * An action that a provider has not ended yet.
 *
 * @param action whose unchanging properties are read, never its state
 * @param transaction it belongs to
 * @param provider who performs it
 * @param delivered false for a DTMF action that waits for the one before it (R20)
 */
record PendingAction(
        CXCallAction action, CXTransaction transaction, long provider, boolean delivered) {
    PendingAction asDelivered() {
        return new PendingAction(action, transaction, provider, true);
    }
}
