package dev.sidetone.server.exchange;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Ten messages of an app in any minute. */
final class MessageAllowance {
    private static final int MOST = 10;
    private static final long WINDOW = Duration.ofMinutes(1).toNanos();

    private final Deque<Long> admitted = new ArrayDeque<>();

    /** Whether another one may come at {@code now}, in nanoseconds; it counts if so. */
    boolean admits(long now) {
        while (!admitted.isEmpty() && now - admitted.peek() >= WINDOW) {
            admitted.remove();
        }
        boolean admits = admitted.size() < MOST;
        if (admits) {
            admitted.add(now);
        }
        return admits;
    }
}
