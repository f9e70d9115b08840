package dev.sidetone.audio;

/** Measures how loud one frequency is in a piece of sound, and how loud all of it is. */
public final class Goertzel {
    private Goertzel() {}

    /**
     * The level of a sine of {@code frequency} Hz in {@code samples}, in dB below full scale: 0 for
     * a sine that just touches full scale, −120 for nothing.
     */
    public static double level(short[] samples, int from, int to, double frequency, int rate) {
        double coefficient = 2 * Math.cos(2 * Math.PI * frequency / rate);
        double before = 0;
        double beforeThat = 0;
        for (int i = from; i < to; i++) {
            double now = samples[i] + coefficient * before - beforeThat;
            beforeThat = before;
            before = now;
        }
        double power =
                before * before + beforeThat * beforeThat - coefficient * before * beforeThat;
        double amplitude = 2 * Math.sqrt(Math.max(0, power)) / Math.max(1, to - from);
        return decibels(amplitude / Short.MAX_VALUE);
    }

    /** The root mean square of {@code samples}, in dB below full scale; −120 for silence. */
    public static double rms(short[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return decibels(Math.sqrt(sum / Math.max(1, to - from)) / Short.MAX_VALUE);
    }

    private static double decibels(double amplitude) {
        return Math.max(-120, 20 * Math.log10(Math.max(amplitude, 1e-6)));
    }
}
