package dev.sidetone.signaling;

import dev.sidetone.time.Randomness;

import java.time.Duration;

/** Delays that double from {@code min} to {@code max}, each up to 40 % shorter or longer. */
final class Backoff {
    private static final double JITTER = 0.4;

    private final Duration min;
    private final Duration max;
    private final Randomness random;
    private int tries;

    Backoff(Duration min, Duration max, Randomness random) {
        this.min = min;
        this.max = max;
        this.random = random;
    }

    /** The delay before the next try. */
    Duration next() {
        double plain = Math.min(max.toMillis(), min.toMillis() * Math.pow(2, tries++));
        return Duration.ofMillis(Math.round(plain * random.between(1 - JITTER, 1 + JITTER)));
    }

    /** The same, but no longer than {@code most}. */
    Duration next(Duration most) {
        Duration delay = next();
        return delay.compareTo(most) > 0 ? most : delay;
    }

    /** A try has succeeded: begin anew. */
    void reset() {
        tries = 0;
    }
}
