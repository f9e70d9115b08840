package dev.sidetone.audio;

/**
 * Keeps a buffer between two clocks at its level: twice a second the least that was in it is
 * compared with what should be, and the pace of what is taken out set by at most 1.5 percent. Not
 * safe for use by several threads.
 */
public final class PaceControl {
    private static final int WINDOW = 50;
    private static final double MOST = 0.015;
    // a drift of clocks is a fraction of a percent: more is a level to be worked off
    private static final double MOST_DRIFT = 0.006;
    // of 1 ms too much 0.4 ms are worked off until the next look
    private static final double PROPORTIONAL = 0.0008;
    private static final double INTEGRAL = 0.00008;

    private final double target;
    private double least = Double.MAX_VALUE;
    private int seen;
    private double drift;
    private double pace = 1;

    /** Keeps the least level at {@code target} milliseconds. */
    public PaceControl(double target) {
        this.target = target;
    }

    /** Takes note of a level in milliseconds, a hundred times a second; answers the pace. */
    public double level(double millis) {
        least = Math.min(least, millis);
        if (++seen == WINDOW) {
            double error = least - target;
            drift = Math.clamp(drift + INTEGRAL * error, -MOST_DRIFT, MOST_DRIFT);
            pace = 1 + Math.clamp(PROPORTIONAL * error + drift, -MOST, MOST);
            seen = 0;
            least = Double.MAX_VALUE;
        }
        return pace;
    }

    /** Forgets a window that was disturbed, by an underrun for example, but not the drift. */
    public void restart() {
        seen = 0;
        least = Double.MAX_VALUE;
    }

    /** The pace: above 1 more is taken out than comes in. */
    public double pace() {
        return pace;
    }
}
