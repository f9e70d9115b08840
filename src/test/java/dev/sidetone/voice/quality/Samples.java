package dev.sidetone.voice.quality;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Samples made up for tests. */
public final class Samples {
    private static final Sample.Counters BUSY = new Sample.Counters(4000L, 4000L, 50L, 50L, 0L);

    private Samples() {}

    /** A good second, the {@code number}th of a call that began at 0. */
    public static Sample good(int number) {
        // a voice: no two seconds are equally loud
        int level = number % 2 == 0 ? 2_000 : 9_000;
        return new Sample(
                        number * 1000L,
                        "opus",
                        List.of(level),
                        List.of(level),
                        BUSY,
                        BUSY,
                        0.0,
                        5.0,
                        50.0,
                        null)
                .with(50.0, 5.0, 0.0);
    }

    /** A second with these figures. */
    public static Sample of(
            int number, @Nullable Double rtt, @Nullable Double jitter, @Nullable Double loss) {
        return good(number).with(rtt, jitter, loss);
    }

    static Sample loud(int number, @Nullable Integer input, @Nullable Integer output) {
        Sample good = good(number);
        return new Sample(
                good.timestamp(),
                good.codec(),
                input == null ? List.of() : List.of(input),
                output == null ? List.of() : List.of(output),
                good.second(),
                good.totals(),
                good.packetsLostFraction(),
                good.jitter(),
                good.rtt(),
                good.mos());
    }

    static Sample bytes(int number, long sent, long received) {
        Sample good = good(number);
        var counters = new Sample.Counters(sent, received, 50L, 50L, 0L);
        return new Sample(
                good.timestamp(),
                good.codec(),
                good.inputLevels(),
                good.outputLevels(),
                counters,
                counters,
                good.packetsLostFraction(),
                good.jitter(),
                good.rtt(),
                good.mos());
    }
}
