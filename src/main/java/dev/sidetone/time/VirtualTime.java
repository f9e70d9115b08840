package dev.sidetone.time;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * Time that stands still until it is advanced. All queues run on the thread that advances it, tasks
 * in the order of their due time and then of their submission: the same program gives the same
 * order, always.
 *
 * <p>Not thread safe: one thread owns a virtual time. A task that throws is thrown out of {@link
 * #run()} or {@link #advance}, because a test must see it.
 */
public final class VirtualTime implements Time {
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long nanos;
    private long submitted;
    private @Nullable VirtualQueue running;

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant now() {
        return EPOCH.plusNanos(nanos);
    }

    @Override
    public SerialQueue queue(String name) {
        return new VirtualQueue(name);
    }

    @Override
    public String here() {
        VirtualQueue now = running;
        return now == null ? Thread.currentThread().getName() : now.name;
    }

    /** Runs all that is due now, and what that submits, without moving the clock. */
    public void run() {
        advance(Duration.ZERO);
    }

    /** Moves the clock forward by {@code by}, running every task at its due time. */
    public void advance(Duration by) {
        long end = nanos + by.toNanos();
        for (Task next = tasks.peek(); next != null && next.due <= end; next = tasks.peek()) {
            tasks.remove();
            nanos = Math.max(nanos, next.due);
            next.run();
        }
        nanos = end;
    }

    /** The time until the next pending task; null when nothing is pending. */
    public @Nullable Duration untilNext() {
        Task next = tasks.peek();
        return next == null ? null : Duration.ofNanos(Math.max(0, next.due - nanos));
    }

    private final class Task implements Comparable<Task> {
        private final long due;
        private final long order;
        private final VirtualQueue queue;
        private final Runnable body;

        Task(long due, long order, VirtualQueue queue, Runnable body) {
            this.due = due;
            this.order = order;
            this.queue = queue;
            this.body = body;
        }

        void run() {
            if (queue.closed) {
                return;
            }
            VirtualQueue before = running;
            running = queue;
            try {
                body.run();
            } finally {
                running = before;
            }
        }

        @Override
        public int compareTo(Task other) {
            return due != other.due
                    ? Long.compare(due, other.due)
                    : Long.compare(order, other.order);
        }
    }

    private final class VirtualQueue implements SerialQueue {
        private final String name;
        private boolean closed;

        VirtualQueue(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void execute(Runnable task) {
            submit(nanos, task);
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            Task submitted = submit(nanos + Math.max(0, delay.toNanos()), task);
            return () -> tasks.remove(submitted);
        }

        private Task submit(long due, Runnable body) {
            Task task = new Task(due, submitted++, this, body);
            if (!closed) {
                tasks.add(task);
            }
            return task;
        }

        @Override
        public boolean isCurrent() {
            return running == this;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
