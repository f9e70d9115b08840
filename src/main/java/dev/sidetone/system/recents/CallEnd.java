package dev.sidetone.system.recents;

import dev.sidetone.callkit.CXCallEndedReason;

/** Who ended a call, or what. */
public enum CallEnd {
    /** The user of this phone: declined or hung up. */
    HERE,
    /** The other party. */
    REMOTE,
    UNANSWERED,
    /** Another device of the user answered or declined. */
    ELSEWHERE,
    FAILED;

    /** What an app reported. */
    public static CallEnd of(CXCallEndedReason reason) {
        return switch (reason) {
            case FAILED -> FAILED;
            case REMOTE_ENDED -> REMOTE;
            case UNANSWERED -> UNANSWERED;
            case ANSWERED_ELSEWHERE, DECLINED_ELSEWHERE -> ELSEWHERE;
        };
    }
}
