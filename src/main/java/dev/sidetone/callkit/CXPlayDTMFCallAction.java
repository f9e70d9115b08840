package dev.sidetone.callkit;

import java.util.UUID;

/** Asks the provider to send digits. The system itself plays the local tones (R20). */
public final class CXPlayDTMFCallAction extends CXCallAction {
    private final String digits;
    private final CXPlayDTMFCallActionType type;

    public CXPlayDTMFCallAction(UUID callUUID, String digits, CXPlayDTMFCallActionType type) {
        super(callUUID);
        this.digits = digits;
        this.type = type;
    }

    public String digits() {
        return digits;
    }

    public CXPlayDTMFCallActionType type() {
        return type;
    }
}
