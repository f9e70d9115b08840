package dev.sidetone.time;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The machine's clock. Every queue is one platform thread, because native calls must not run on
 * virtual ones; what a task throws goes to the thread's uncaught exception handler.
 */
public final class RealTime implements Time {
    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public SerialQueue queue(String name) {
        return new ThreadQueue(name);
    }

    private static final class ThreadQueue implements SerialQueue {
        private final String name;
        private final ScheduledThreadPoolExecutor executor;
        private volatile @Nullable Thread thread;

        ThreadQueue(String name) {
            this.name = name;
            this.executor = new ScheduledThreadPoolExecutor(1, this::newThread);
            executor.setRemoveOnCancelPolicy(true);
            executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            executor.setRejectedExecutionHandler((task, pool) -> {});
        }

        private Thread newThread(Runnable body) {
            Thread made = Thread.ofPlatform().name(name).daemon(true).unstarted(body);
            thread = made;
            return made;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void execute(Runnable task) {
            executor.execute(guarded(task));
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            var pending = executor.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> pending.cancel(false);
        }

        private Runnable guarded(Runnable task) {
            return () -> {
                try {
                    task.run();
                } catch (Throwable broken) {
                    Thread here = Thread.currentThread();
                    here.getUncaughtExceptionHandler().uncaughtException(here, broken);
                }
            };
        }

        @Override
        public boolean isCurrent() {
            return Thread.currentThread() == thread;
        }

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }
}
