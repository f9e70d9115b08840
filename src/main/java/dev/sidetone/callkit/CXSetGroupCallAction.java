package dev.sidetone.callkit;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Asks the provider to join a call to another, or to take it out of its group. */
public final class CXSetGroupCallAction extends CXCallAction {
    private final @Nullable UUID callUUIDToGroupWith;

    public CXSetGroupCallAction(UUID callUUID, @Nullable UUID callUUIDToGroupWith) {
        super(callUUID);
        this.callUUIDToGroupWith = callUUIDToGroupWith;
    }

    /** The other call; null to leave the group. */
    public @Nullable UUID callUUIDToGroupWith() {
        return callUUIDToGroupWith;
    }
}
