package dev.sidetone.system.recents;

/** What enters recents, and as what. */
public final class RecentRules {
    private static final int FIRST_WITH_A_CHOICE = 11;

    private RecentRules() {}

    /** How far a call had come. */
    public enum Stage {
        /** Incoming, and nobody had answered. */
        RINGING,
        /** Incoming and answered, but not connected. */
        TAKEN,
        /** Outgoing and not connected. */
        DIALLING,
        CONNECTED
    }

    /**
     * Whether a provider's ended calls are listed (R98).
     *
     * @param included the provider's includesCallsInRecents, which iOS 10 did not have
     * @param ios the profile's version
     */
    public static boolean lists(boolean included, int ios) {
        return included || ios < FIRST_WITH_A_CHOICE;
    }

    /** R46, and R42 for what was never connected. */
    public static RecentOutcome outcome(Stage stage, CallEnd end) {
        return switch (stage) {
            case RINGING ->
                    end == CallEnd.HERE || end == CallEnd.ELSEWHERE
                            ? RecentOutcome.NORMAL
                            : RecentOutcome.MISSED;
            case DIALLING -> end == CallEnd.FAILED ? RecentOutcome.FAILED : RecentOutcome.CANCELLED;
            case TAKEN, CONNECTED ->
                    end == CallEnd.FAILED ? RecentOutcome.FAILED : RecentOutcome.NORMAL;
        };
    }
}
