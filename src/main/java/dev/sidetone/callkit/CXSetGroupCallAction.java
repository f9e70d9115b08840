package dev.sidetone.callkit;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Asks the provider to join a call to another, or to take it out of its group. */
public final class CXSetGroupCallAction extends CXCallAction {
    private final @Nullable UUID callUUIDToGroupWith;

    public CXSetGroupCallAction(UUID callUUID, @Nullable UUID callUUIDToGroupWith) {
        this(UUID.randomUUID(), callUUID, callUUIDToGroupWith);
    }

    private CXSetGroupCallAction(UUID uuid, UUID callUUID, @Nullable UUID callUUIDToGroupWith) {
        super(uuid, callUUID);
        this.callUUIDToGroupWith = callUUIDToGroupWith;
    }

    @Override
    CXSetGroupCallAction copy() {
        return new CXSetGroupCallAction(uuid(), callUUID(), callUUIDToGroupWith);
    }

    /** The other call; null to leave the group. */
    public @Nullable UUID callUUIDToGroupWith() {
        return callUUIDToGroupWith;
    }
}
