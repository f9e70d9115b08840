package dev.sidetone.audio;

/**
 * How loud something is, for a meter: rises at once, falls by a few decibels each tenth of a
 * second. One thread hears; any thread may look, as often as it likes.
 */
public final class Level {
    private static final double SILENCE = -90;
    private static final double FALL_PER_FRAME = 0.4;

    private volatile double decibels = SILENCE;

    /** Takes in 10 ms of sound. */
    public void hear(short[] frame) {
        int peak = 0;
        for (short sample : frame) {
            peak = Math.max(peak, Math.abs(sample));
        }
        double now = Math.max(SILENCE, 20 * Math.log10(Math.max(1, peak) / 32_767.0));
        decibels = Math.max(now, decibels - FALL_PER_FRAME);
    }

    /** Nothing is heard any more. */
    public void silence() {
        decibels = SILENCE;
    }

    /** The peak in dB below full scale, −90 for silence. */
    public double decibels() {
        return decibels;
    }

    /** For a bar, 0 to 1: voices move between −50 dB, which is nothing, and −6 dB, which is all. */
    public double value() {
        return Math.clamp((decibels + 50) / 44, 0, 1);
    }
}
