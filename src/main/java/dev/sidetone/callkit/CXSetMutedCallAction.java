package dev.sidetone.callkit;

import java.util.UUID;

/** Asks the provider to mute the microphone of one call, or not to (R64). */
public final class CXSetMutedCallAction extends CXCallAction {
    private final boolean muted;

    /** Asks to unmute. */
    public CXSetMutedCallAction(UUID callUUID) {
        this(callUUID, false);
    }

    public CXSetMutedCallAction(UUID callUUID, boolean muted) {
        this(UUID.randomUUID(), callUUID, muted);
    }

    private CXSetMutedCallAction(UUID uuid, UUID callUUID, boolean muted) {
        super(uuid, callUUID);
        this.muted = muted;
    }

    @Override
    CXSetMutedCallAction copy() {
        return new CXSetMutedCallAction(uuid(), callUUID(), muted);
    }

    public boolean isMuted() {
        return muted;
    }
}
