package dev.sidetone.audio;

/** How loud something is, for a meter: rises at once, falls over some tenths of a second. */
public final class Level {
    private volatile double value;

    /** Takes in 10 ms of sound. */
    public void hear(short[] frame) {
        int peak = 0;
        for (short sample : frame) {
            peak = Math.max(peak, Math.abs(sample));
        }
        // −50 dB is nothing, −6 dB is all: what voices do between
        double decibels = 20 * Math.log10(Math.max(1, peak) / 32_767.0);
        double now = Math.clamp((decibels + 50) / 44, 0, 1);
        value = now > value ? now : value + (now - value) * 0.08;
    }

    /** 0 to 1. */
    public double value() {
        return value;
    }
}
