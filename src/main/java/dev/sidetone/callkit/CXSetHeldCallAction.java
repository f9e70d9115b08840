package dev.sidetone.callkit;

import java.util.UUID;

/** Asks the provider to hold a call or to take it back. */
public final class CXSetHeldCallAction extends CXCallAction {
    private final boolean onHold;

    public CXSetHeldCallAction(UUID callUUID, boolean onHold) {
        this(UUID.randomUUID(), callUUID, onHold);
    }

    private CXSetHeldCallAction(UUID uuid, UUID callUUID, boolean onHold) {
        super(uuid, callUUID);
        this.onHold = onHold;
    }

    @Override
    CXSetHeldCallAction copy() {
        return new CXSetHeldCallAction(uuid(), callUUID(), onHold);
    }

    public boolean isOnHold() {
        return onHold;
    }
}
