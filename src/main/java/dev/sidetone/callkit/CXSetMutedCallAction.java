package dev.sidetone.callkit;

import java.util.UUID;

/** Asks the provider to mute the microphone of one call, or not to (R64). */
public final class CXSetMutedCallAction extends CXCallAction {
    private final boolean muted;

    public CXSetMutedCallAction(UUID callUUID, boolean muted) {
        super(callUUID);
        this.muted = muted;
    }

    public boolean isMuted() {
        return muted;
    }
}
