package dev.sidetone.wiring.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values of one figure; at least one. */
record Series(List<Double> values) {
    Series {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a series needs a value");
        }
        values = List.copyOf(values);
    }

    double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The value that this share of all is not above. */
    double below(double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    double least() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double most() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** Growth a step by the straight line that fits best; 0 for a single value. */
    double slope() {
        double meanX = (values.size() - 1) / 2.0;
        double meanY = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double along = 0;
        double square = 0;
        for (int x = 0; x < values.size(); x++) {
            along += (x - meanX) * (values.get(x) - meanY);
            square += (x - meanX) * (x - meanX);
        }
        return square == 0 ? 0 : along / square;
    }

    Map<String, Object> facts() {
        return Map.of("median", median(), "min", least(), "max", most(), "count", values.size());
    }

    /** {@code 43 ms (38 to 61)}. */
    String text(String unit) {
        return String.format(
                Locale.ROOT, "%.0f %s (%.0f to %.0f)", median(), unit, least(), most());
    }

    /** {@code 9.4 % (8.8 to 10.1)}. */
    String exactly(String unit) {
        return String.format(
                Locale.ROOT, "%.1f %s (%.1f to %.1f)", median(), unit, least(), most());
    }
}
