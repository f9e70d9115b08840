package dev.sidetone.callkit;

/** Why a call ended that the local user did not end. Raw values as in CallKit. */
public enum CXCallEndedReason {
    FAILED(1),
    REMOTE_ENDED(2),
    UNANSWERED(3),
    ANSWERED_ELSEWHERE(4),
    DECLINED_ELSEWHERE(5);

    private final int rawValue;

    CXCallEndedReason(int rawValue) {
        this.rawValue = rawValue;
    }

    /** CallKit's number for it. */
    public int rawValue() {
        return rawValue;
    }
}
