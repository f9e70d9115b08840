package dev.sidetone.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machine's clock; every queue is one platform thread (native calls must not run on virtual ones). */
public final class RealTime implements Time {
    private static final Logger log = LoggerFactory.getLogger(RealTime.class);

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
        private volatile Thread thread = Thread.currentThread();

        ThreadQueue(String name) {
            this.name = name;
            this.executor = new ScheduledThreadPoolExecutor(1, this::newThread);
            executor.setRemoveOnCancelPolicy(true);
            executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            executor.setRejectedExecutionHandler((task, pool) -> {});
        }

        private Thread newThread(Runnable body) {
            thread = Thread.ofPlatform().name(name).daemon(true).unstarted(body);
            return thread;
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
            return () -> {
                if (pending != null) {
                    pending.cancel(false);
                }
            };
        }

        private Runnable guarded(Runnable task) {
            return () -> {
                try {
                    task.run();
                } catch (Throwable broken) {
                    log.error("A task on queue {} failed", name, broken);
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
