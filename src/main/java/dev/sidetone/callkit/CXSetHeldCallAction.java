package dev.sidetone.callkit;

import java.util.UUID;

/** Asks the provider to hold a call or to take it back. */
public final class CXSetHeldCallAction extends CXCallAction {
    private final boolean onHold;

    public CXSetHeldCallAction(UUID callUUID, boolean onHold) {
        super(callUUID);
        this.onHold = onHold;
    }

    public boolean isOnHold() {
        return onHold;
    }
}
