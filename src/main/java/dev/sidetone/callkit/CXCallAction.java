package dev.sidetone.callkit;

import java.util.UUID;

/** An action on one call. */
public abstract sealed class CXCallAction extends CXAction
        permits CXStartCallAction,
                CXAnswerCallAction,
                CXEndCallAction,
                CXSetHeldCallAction,
                CXSetMutedCallAction,
                CXSetGroupCallAction,
                CXPlayDTMFCallAction {
    private final UUID callUUID;

    CXCallAction(UUID callUUID) {
        super(UUID.randomUUID());
        this.callUUID = callUUID;
    }

    /** The call that it is about. */
    public UUID callUUID() {
        return callUUID;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
