package dev.sidetone.wiring.bench;

import java.util.Locale;

/**
 * What a figure should be at most.
 *
 * @param most the most that is good
 */
record Goal(double most, String unit) {
    boolean met(double value) {
        return value <= most;
    }

    /** {@code goal 60 ms: yes}. */
    String verdict(double value) {
        return String.format(
                Locale.ROOT, "goal %.0f %s: %s", most, unit, met(value) ? "yes" : "no");
    }
}
