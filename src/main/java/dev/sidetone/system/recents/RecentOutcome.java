package dev.sidetone.system.recents;

/** How recents show a call that is over. */
public enum RecentOutcome {
    /** It was talked, or somebody declined it or took it elsewhere. */
    NORMAL,
    /** It rang and nobody took care of it: shown in red (U11). */
    MISSED,
    /** An outgoing call that never was connected (R42). */
    CANCELLED,
    FAILED
}
