package dev.sidetone.system.recents;

import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Switches;

/** What enters recents, and as what. */
public final class RecentRules {
    private RecentRules() {}

    /**
     * Whether a provider's ended calls are listed (R98).
     *
     * @param included the provider's includesCallsInRecents, which iOS 10 did not have
     */
    public static boolean lists(boolean included, Switches switches) {
        return included || !switches.on(Quirk.RECENTS_CHOICE);
    }

    /**
     * R46, and R42 for what was never connected.
     *
     * @param missed an incoming call that nobody answered or declined
     * @param failed it ended because something went wrong
     */
    public static RecentOutcome outcome(
            boolean outgoing, boolean connected, boolean missed, boolean failed) {
        if (missed) {
            return RecentOutcome.MISSED;
        }
        if (failed) {
            return RecentOutcome.FAILED;
        }
        return outgoing && !connected ? RecentOutcome.CANCELLED : RecentOutcome.NORMAL;
    }
}
