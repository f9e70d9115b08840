package dev.sidetone.audio.pulse;

import dev.sidetone.audio.PaceControl;

/**
 * How much is kept ready for a card: 6 ms, and as much more as the card itself holds back (a
 * wireless one does for 200 ms) or has shown to want by running empty. What is too much is worked
 * off by the pace, at the start faster than later, while nobody has said much yet. Pure; not safe
 * for use by several threads.
 */
final class PlaybackLevel {
    private static final double KEEP = 6;
    // of what the card holds back it wants the last millisecond to be covered
    private static final double COVER = 1;
    // the library knows the level after some frames
    private static final int START = 10;
    private static final int QUICK = 70;
    private static final double QUICKLY = 0.01;
    private static final double MOST_QUICKLY = 0.08;
    private static final int FIRST_SECOND = 100;
    private static final double PILED_UP = 45;
    private static final double MOST = 150;
    private static final int WINDOW = 100;
    private static final double A_STEP = 2;
    private static final double MOST_MARGIN = 30;
    private static final int CALM = 3_000;

    private final PaceControl control = new PaceControl(KEEP);
    private double level = -1;
    private double least = Double.MAX_VALUE;
    private double leastBefore = Double.MAX_VALUE;
    private double margin;
    private int calm;
    private long frames;

    /**
     * Before each frame.
     *
     * @param left milliseconds until what is written now is heard
     * @param card how many of them the card holds itself
     */
    void see(double left, double card) {
        frames++;
        least = Math.min(least, card);
        level = Math.max(0, left - extra());
        if (frames % WINDOW == 0) {
            leastBefore = least;
            least = Double.MAX_VALUE;
        }
        if (++calm > CALM) {
            margin = Math.max(0, margin - A_STEP / 2);
            calm = 0;
        }
        if (frames >= QUICK && !late()) {
            control.level(level);
        }
    }

    /** Milliseconds that are kept beyond the least. */
    double extra() {
        return Math.max(0, Math.min(least, leastBefore) + COVER - KEEP) + margin;
    }

    /** So much waits already that the frame is better left out. */
    boolean late() {
        return level > (frames < FIRST_SECOND ? PILED_UP : MOST);
    }

    /** How fast frames are to be used up, around 1. */
    double pace() {
        if (frames > START && frames < QUICK) {
            return 1 + Math.clamp(QUICKLY * (level - KEEP - COVER), 0, MOST_QUICKLY);
        }
        return control.pace();
    }

    /** It ran empty. What is seen for a while is disturbed by that. */
    void underrun() {
        if (frames > FIRST_SECOND && calm > FIRST_SECOND) {
            margin = Math.min(margin + A_STEP, MOST_MARGIN);
        }
        control.restart();
        calm = 0;
    }
}
