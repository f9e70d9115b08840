package dev.sidetone.callkit;

import java.util.Objects;
import java.util.UUID;

/** An action on one call. */
public abstract sealed class CXCallAction extends CXAction
        permits CXStartCallAction,
                CXAnswerCallAction,
                CXEndCallAction,
                CXSetHeldCallAction,
                CXSetMutedCallAction,
                CXSetGroupCallAction,
                CXPlayDTMFCallAction,
                CXSetTranslatingCallAction {
    private final UUID callUUID;

    CXCallAction(UUID callUUID) {
        this(UUID.randomUUID(), callUUID);
    }

    CXCallAction(UUID uuid, UUID callUUID) {
        super(uuid);
        this.callUUID = Objects.requireNonNull(callUUID, "callUUID");
    }

    /** The call that it is about; not to be confused with the action's own {@link #uuid}. */
    public UUID callUUID() {
        return callUUID;
    }

    @Override
    abstract CXCallAction copy();
}
