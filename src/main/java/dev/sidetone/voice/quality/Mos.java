package dev.sidetone.voice.quality;

import org.jspecify.annotations.Nullable;

/** The mean opinion score: what people would say of a call, 1 (bad) to about 4.4. */
public final class Mos {
    private static final double BEST = 94.768;

    private Mos() {}

    /**
     * The score of one second; null where a figure is missing.
     *
     * @param rtt in milliseconds
     * @param jitter in milliseconds
     * @param loss in percent
     */
    public static @Nullable Double of(
            @Nullable Double rtt, @Nullable Double jitter, @Nullable Double loss) {
        if (rtt == null || jitter == null || loss == null) {
            return null;
        }
        double rating = lessLoss(ofLatency(rtt + 2 * jitter + 10), loss);
        return 1 + 0.035 * rating + 0.000007 * rating * (rating - 60) * (100 - rating);
    }

    private static double ofLatency(double latency) {
        if (latency < 160) {
            return BEST - latency / 40;
        }
        return latency < 1000 ? BEST - (latency - 120) / 10 : 0;
    }

    private static double lessLoss(double rating, double loss) {
        return loss <= rating / 2.5 ? Math.max(rating - 2.5 * loss, 6.52) : 0;
    }
}
