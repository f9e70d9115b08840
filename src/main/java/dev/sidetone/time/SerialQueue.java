package dev.sidetone.time;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * A serial executor with timers: the Java counterpart of a serial dispatch queue.
 *
 * <p>A task that throws is reported and does not stop the queue. After {@link #close()} new tasks
 * are dropped silently, as messages to a process that has ended are.
 */
public interface SerialQueue extends Executor, AutoCloseable {
    /** For logs and thread names. */
    String name();

    /** Appends a task. Never blocks, callable from any thread (also from native callbacks). */
    @Override
    void execute(Runnable task);

    /** Appends {@code task} when {@code delay} has passed, unless it is cancelled before. */
    Timer after(Duration delay, Runnable task);

    /** Whether the caller runs on this queue. */
    boolean isCurrent();

    /** Drops what is waiting; a task that runs is allowed to end. Does not wait for it. */
    @Override
    void close();

    /** A pending delayed task. */
    interface Timer {
        /** Idempotent; without effect once the task has started. */
        void cancel();
    }
}
