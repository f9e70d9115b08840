package dev.sidetone.server.insights;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much each endpoint may tell: some at once, and then so many a second. Not thread safe. */
final class Allowance {
    private static final double AT_ONCE = 200;
    private static final double A_SECOND = 50;
    private static final int ENDPOINTS = 1_000;

    private record Bucket(double left, Instant at) {}

    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > ENDPOINTS;
                }
            };

    /** Whether {@code identity} may tell one thing more. */
    boolean grants(String identity, Instant now) {
        Bucket before = buckets.getOrDefault(identity, new Bucket(AT_ONCE, now));
        double seconds = Math.max(0, Duration.between(before.at(), now).toMillis() / 1e3);
        double left = Math.min(AT_ONCE, before.left() + seconds * A_SECOND);
        boolean granted = left >= 1;
        buckets.put(identity, new Bucket(granted ? left - 1 : left, now));
        return granted;
    }
}
