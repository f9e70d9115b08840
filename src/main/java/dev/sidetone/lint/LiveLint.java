package dev.sidetone.lint;

import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;
import dev.sidetone.trace.Trace;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Reads a phone's trace five times a second, on a queue of its own, until it is closed. */
public final class LiveLint implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(200);

    private final Time time;
    private final Trace trace;
    private final SerialQueue queue;
    private final Lint lint = Lint.live();
    private final List<Consumer<Finding>> observers = new CopyOnWriteArrayList<>();
    private volatile List<Finding> findings = List.of();

    /** Begins at once. */
    public LiveLint(String phone, Time time, Trace trace) {
        this.time = time;
        this.trace = trace;
        this.queue = time.queue(phone + " lint");
        queue.execute(this::look);
    }

    private void look() {
        try {
            List<Finding> fresh = lint.check(trace, time.nanos());
            if (!fresh.isEmpty()) {
                findings = lint.findings();
                fresh.forEach(finding -> observers.forEach(observer -> observer.accept(finding)));
            }
        } finally {
            queue.after(PERIOD, this::look);
        }
    }

    /** Tells every finding from now on, on the lint queue. */
    public void observe(Consumer<Finding> observer) {
        observers.add(observer);
    }

    /** All so far, oldest first. */
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public void close() {
        queue.close();
    }
}
