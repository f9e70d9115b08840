package dev.sidetone.testing;

import java.util.Random;

/**
 * Something like a voice for noise suppression not to take it for noise: syllables of harmonics.
 */
public final class VoiceMouth {
    private static final double[][] HARMONICS = {{180, 1, 0}, {540, 0.6, 1}, {1_260, 0.4, 2}};
    private static final double BREATH = 0.3;
    private static final double SYLLABLES_A_SECOND = 3;

    private final Random random = new Random(7);
    private final long samples;
    private long at;

    /** Speaks for so long, then is silent. */
    public VoiceMouth(int seconds) {
        samples = 48_000L * seconds;
    }

    /** The next 10 ms. */
    public short[] next() {
        short[] frame = new short[480];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = at < samples ? (short) (2_500 * sample(at++ / 48_000.0)) : 0;
        }
        return frame;
    }

    private double sample(double second) {
        double sum = BREATH * random.nextGaussian();
        for (double[] one : HARMONICS) {
            sum += one[1] * Math.sin(2 * Math.PI * one[0] * second + one[2]);
        }
        return sum * (second * SYLLABLES_A_SECOND % 1 < 0.5 ? 1 : 0.05);
    }
}
