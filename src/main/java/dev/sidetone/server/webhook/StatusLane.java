package dev.sidetone.server.webhook;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/**
 * The way to one URL: reports of one call go one after the other, those of several calls abreast.
 */
final class StatusLane {
    /** So many wait at most. */
    static final int CAPACITY = 100;

    /** So many calls are served at once. */
    static final int ABREAST = 4;

    private final Deque<StatusReport> waiting = new ArrayDeque<>();
    private final Set<String> served = new HashSet<>();

    /** Appends; answers the oldest, when it has to give way. */
    @Nullable StatusReport add(StatusReport report) {
        waiting.add(report);
        return waiting.size() > CAPACITY ? waiting.poll() : null;
    }

    /** The oldest that may go now; its call is served until {@link #over}. */
    @Nullable StatusReport next() {
        if (served.size() == ABREAST) {
            return null;
        }
        Iterator<StatusReport> all = waiting.iterator();
        while (all.hasNext()) {
            StatusReport report = all.next();
            if (served.add(report.callSid())) {
                all.remove();
                return report;
            }
        }
        return null;
    }

    void over(StatusReport report) {
        served.remove(report.callSid());
    }

    boolean idle() {
        return waiting.isEmpty() && served.isEmpty();
    }
}
