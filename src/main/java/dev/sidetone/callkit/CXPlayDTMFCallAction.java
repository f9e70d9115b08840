package dev.sidetone.callkit;

import java.util.Objects;
import java.util.UUID;

/** Asks the provider to send digits. The system itself plays the local tones (R20). */
public final class CXPlayDTMFCallAction extends CXCallAction {
    private final String digits;
    private final CXPlayDTMFCallActionType type;

    public CXPlayDTMFCallAction(UUID callUUID, String digits, CXPlayDTMFCallActionType type) {
        this(UUID.randomUUID(), callUUID, digits, type);
    }

    private CXPlayDTMFCallAction(
            UUID uuid, UUID callUUID, String digits, CXPlayDTMFCallActionType type) {
        super(uuid, callUUID);
        this.digits = Objects.requireNonNull(digits, "digits");
        this.type = Objects.requireNonNull(type, "type");
    }

    @Override
    CXPlayDTMFCallAction copy() {
        return new CXPlayDTMFCallAction(uuid(), callUUID(), digits, type);
    }

    public String digits() {
        return digits;
    }

    public CXPlayDTMFCallActionType type() {
        return type;
    }
}
