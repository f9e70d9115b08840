package dev.sidetone.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Measures delay by clicks: each is a short rising chirp, which a codec and noise suppression leave
 * recognizable, about twice a second, and never at the same place within a packet. What was said
 * and what was heard are recorded on one ruler; each click of the one is looked for in the other.
 * Pure.
 */
public final class ClickLatency {
    private static final int RATE = 48_000;
    // 506 ms: the place within a frame wanders by the golden ratio
    private static final int PERIOD = 24_297;
    private static final int CHIRP = 384;
    // peaks at half of full scale
    private static final double LOUD = 130_000;
    // of a perfect match; what is not a click stays below 0.2
    private static final double MATCH = 0.45;
    private static final double AUDIBLE = 20;
    private static final float[] SHAPE = shape();

    private ClickLatency() {}

    /** A click that was heard: when it was said, seconds, and how much later it came. */
    public record Delay(double second, double millis) {}

    /** Clicks without end, 10 ms at a time; the same array each time. */
    public static Supplier<short[]> clicks() {
        return new Supplier<>() {
            private final short[] frame = new short[480];
            private long at;

            @Override
            public short[] get() {
                for (int i = 0; i < frame.length; i++, at++) {
                    // the first half period is silent
                    int into = (int) ((at + PERIOD / 2) % PERIOD);
                    frame[i] = into < CHIRP ? (short) (LOUD * SHAPE[into]) : 0;
                }
                return frame;
            }
        };
    }

    /**
     * The delay of every click that was heard, in the order in which they were said.
     *
     * @param said 48 kHz mono with clicks
     * @param heard the same length of time from the same moment
     * @param most milliseconds after which a click counts as lost, less than 500
     */
    public static List<Delay> delays(short[] said, short[] heard, int most) {
        List<Delay> delays = new ArrayList<>();
        int reach = most * RATE / 1000;
        for (int at : find(said, 0, said.length)) {
            int found = best(heard, at, Math.min(at + reach, heard.length - CHIRP));
            if (found >= 0) {
                delays.add(new Delay((double) at / RATE, (found - at) * 1000.0 / RATE));
            }
        }
        return delays;
    }

    /** How many clicks there are in a recording. */
    public static int count(short[] said) {
        return find(said, 0, said.length).size();
    }

    /** The median, in milliseconds, of the clicks said from one second to another. */
    public static OptionalDouble median(List<Delay> delays, double from, double to) {
        double[] sorted =
                delays.stream()
                        .filter(delay -> delay.second() >= from && delay.second() < to)
                        .mapToDouble(Delay::millis)
                        .sorted()
                        .toArray();
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = sorted.length / 2;
        return OptionalDouble.of(
                sorted.length % 2 == 1
                        ? sorted[middle]
                        : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    private static List<Integer> find(short[] samples, int from, int to) {
        List<Integer> found = new ArrayList<>();
        int at = from;
        while (at < to - CHIRP) {
            int click = best(samples, at, Math.min(at + PERIOD / 2, to - CHIRP));
            if (click >= 0) {
                // it may have been cut by the border
                click = best(samples, click, Math.min(click + CHIRP, to - CHIRP));
                found.add(click);
                at = click + PERIOD / 2;
            } else {
                at += PERIOD / 2;
            }
        }
        return found;
    }

    /** Where a click matches best, −1 for nowhere. */
    private static int best(short[] samples, int from, int to) {
        int best = -1;
        double most = MATCH;
        double energy = energy(samples, from, to);
        for (int at = from; at < to; at++) {
            // loud enough to be one: most of a recording is silence
            if (energy > AUDIBLE * AUDIBLE * CHIRP) {
                double product = 0;
                for (int i = 0; i < CHIRP; i++) {
                    product += SHAPE[i] * samples[at + i];
                }
                double match = product / Math.sqrt(energy);
                if (match > most) {
                    most = match;
                    best = at;
                }
            }
            energy += square(samples[at + CHIRP]) - square(samples[at]);
        }
        return best;
    }

    private static double energy(short[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; from < to && i < from + CHIRP; i++) {
            sum += square(samples[i]);
        }
        return sum;
    }

    private static double square(double value) {
        return value * value;
    }

    /** From 600 to 3,600 Hz under a raised cosine; its squares add up to 1. */
    private static float[] shape() {
        double[] chirp = new double[CHIRP];
        for (int i = 0; i < CHIRP; i++) {
            double t = (double) i / RATE;
            double sweep = 600 * t + 3_000 * t * t / (2.0 * CHIRP / RATE);
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / CHIRP);
            chirp[i] = window * Math.sin(2 * Math.PI * sweep);
        }
        double norm = Math.sqrt(Arrays.stream(chirp).map(ClickLatency::square).sum());
        float[] shape = new float[CHIRP];
        for (int i = 0; i < CHIRP; i++) {
            shape[i] = (float) (chirp[i] / norm);
        }
        return shape;
    }
}
