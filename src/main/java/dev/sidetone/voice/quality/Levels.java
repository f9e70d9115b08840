package dev.sidetone.voice.quality;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Loudness on the SDK's scale of 0 to 32767. */
public final class Levels {
    /** The loudest. */
    public static final int FULL = 32_767;

    private Levels() {}

    /** A share of full scale, 0 to 1, on that scale; null stays null. */
    public static @Nullable Integer ofFullScale(@Nullable Double share) {
        return share == null ? null : (Integer) (int) Math.round(share * FULL);
    }

    /** The standard deviation of {@code values}, of which there is at least one. */
    static double deviation(List<Integer> values) {
        double mean = values.stream().mapToInt(Integer::intValue).average().orElse(0);
        double squares =
                values.stream().mapToDouble(value -> Math.pow(value - mean, 2)).average().orElse(0);
        return Math.sqrt(squares);
    }
}
