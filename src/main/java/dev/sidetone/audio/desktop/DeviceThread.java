package dev.sidetone.audio.desktop;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one thread that talks to the system's sound: Windows ties devices to the thread that opened
 * them, and some calls never return where no sound service runs. Whoever asks waits a second at
 * most; a thread that hangs is not asked again until it comes back.
 */
final class DeviceThread implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeviceThread.class);

    private final Duration patience;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("sound-devices").daemon(true).factory());
    private volatile @Nullable Future<?> hanging;

    DeviceThread(Duration patience) {
        this.patience = patience;
    }

    /** The result of {@code question}; null when it fails or does not come in time. */
    <T> @Nullable T ask(String what, Callable<@Nullable T> question) {
        if (hangs()) {
            return null;
        }
        Future<@Nullable T> answer = thread.submit(question);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            hanging = answer;
            log.warn("The system's sound does not answer: {}", what);
        } catch (ExecutionException failed) {
            log.warn("{}: {}", what, String.valueOf(failed.getCause()));
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    /** Whether a question is still unanswered after its time. */
    boolean hangs() {
        Future<?> open = hanging;
        return open != null && !open.isDone();
    }

    /** Runs {@code task} after everything that was asked before, without waiting for it. */
    void later(Runnable task) {
        thread.execute(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException failed) {
                        log.warn("A sound device complains: {}", failed.toString());
                    }
                });
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
