package dev.sidetone.audio;

import java.util.Arrays;

/**
 * Changes the rate of a stream of mono samples: what goes in by {@link #put} comes out by {@link
 * #take}, later by half the length of its filter. A windowed sinc, 80 dB down where the new rate
 * would fold. Not safe for use by several threads.
 */
public final class Resampler {
    private static final int PHASES = 256;
    private static final int CONVERTING = 32;
    private static final int PACING = 8;
    // of the lower rate's half: the filter has to fall somewhere
    private static final double PASSED = 0.93;
    private static final double KAISER = 8;
    private static final float[] PACING_KERNEL = kernel(PACING, 1);

    private final int half;
    private final float[] kernel;
    private final double step;
    private float[] history;
    private int filled;
    private double position;
    private double pace = 1;

    private Resampler(double step, int half, float[] kernel) {
        this.step = step;
        this.half = half;
        this.kernel = kernel;
        this.history = new float[4 * half + 1024];
        reset();
    }

    /** Converts between two rates in Hz. */
    public static Resampler between(int from, int to) {
        if (from == to) {
            return pacing();
        }
        double cutoff = PASSED * Math.min(1, (double) to / from);
        int half = (int) Math.ceil(CONVERTING / cutoff);
        return new Resampler((double) from / to, half, kernel(half, cutoff));
    }

    /** Another one of the same kind, for another stream: its filter is not computed again. */
    public Resampler another() {
        return new Resampler(step, half, kernel);
    }

    /** Keeps the rate; for streams whose clocks drift. Changes nothing while its pace is 1. */
    public static Resampler pacing() {
        return new Resampler(1, PACING, PACING_KERNEL);
    }

    /** How many samples are used up for one that comes out, 1 for as many as the rates say. */
    public void pace(double factor) {
        pace = factor;
    }

    /** Samples by which the output is late, at the rate of the input. */
    public int delay() {
        return half;
    }

    /** Forgets what it has heard. */
    public void reset() {
        // silence before the first sample, so that the first output is the first input
        filled = half - 1;
        Arrays.fill(history, 0, filled, 0);
        position = filled;
    }

    /** Takes in samples. */
    public void put(short[] samples, int from, int count) {
        makeRoom(count);
        for (int i = 0; i < count; i++) {
            history[filled++] = samples[from + i];
        }
    }

    /** Takes in samples in the range of 16 bits that may lie between two steps. */
    public void put(float[] samples, int from, int count) {
        makeRoom(count);
        System.arraycopy(samples, from, history, filled, count);
        filled += count;
    }

    /** Takes in as much silence as brings the last sample out. */
    public void end() {
        makeRoom(half + 1);
        Arrays.fill(history, filled, filled + half, 0);
        filled += half;
    }

    /** Samples that have gone in and not been used up. */
    public double waiting() {
        return filled - position;
    }

    /** Drops samples unheard, as many as are there at most. */
    public void skip(double samples) {
        position = Math.min(position + samples, filled);
    }

    /** Whether {@link #take} would give a sample. */
    public boolean ready() {
        return (int) position + half < filled;
    }

    /** Gives up to {@code count} samples; answers how many there were. */
    public int take(short[] to, int from, int count) {
        int made = 0;
        while (made < count && ready()) {
            float value = Math.clamp(next(), Short.MIN_VALUE, Short.MAX_VALUE);
            to[from + made++] = (short) Math.round(value);
        }
        return made;
    }

    private float next() {
        int at = (int) position;
        double phase = (position - at) * PHASES;
        int row = (int) phase;
        float between = (float) (phase - row);
        int length = 2 * half;
        int first = row * length;
        int from = at - half + 1;
        float sum = 0;
        if (phase == 0) {
            for (int k = 0; k < length; k++) {
                sum += history[from + k] * kernel[k];
            }
        } else {
            for (int k = 0; k < length; k++) {
                float low = kernel[first + k];
                sum += history[from + k] * (low + between * (kernel[first + length + k] - low));
            }
        }
        position += step * pace;
        return sum;
    }

    private void makeRoom(int count) {
        if (filled + count <= history.length) {
            return;
        }
        int used = Math.max(0, Math.min((int) position - half + 1, filled));
        if (filled - used + count > history.length) {
            history = Arrays.copyOfRange(history, used, used + 2 * (filled - used + count));
        } else {
            System.arraycopy(history, used, history, 0, filled - used);
        }
        filled -= used;
        position -= used;
    }

    /** One row of taps for each phase and one more; every row passes a constant as it is. */
    private static float[] kernel(int half, double cutoff) {
        int length = 2 * half;
        float[] rows = new float[(PHASES + 1) * length];
        for (int row = 0; row <= PHASES; row++) {
            double sum = 0;
            double[] taps = new double[length];
            for (int k = 0; k < length; k++) {
                double x = k - half + 1 - (double) row / PHASES;
                taps[k] = sinc(cutoff * x) * window(x / half);
                sum += taps[k];
            }
            for (int k = 0; k < length; k++) {
                rows[row * length + k] = (float) (taps[k] / sum);
            }
        }
        return rows;
    }

    private static double sinc(double x) {
        return Math.abs(x) < 1e-12 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double window(double x) {
        return Math.abs(x) >= 1 ? 0 : bessel(KAISER * Math.sqrt(1 - x * x)) / bessel(KAISER);
    }

    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; k < 40; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
