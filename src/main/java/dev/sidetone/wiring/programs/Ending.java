package dev.sidetone.wiring.programs;

import dev.sidetone.wiring.Household;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A clean end on SIGTERM or SIGINT: what was begun last is ended first, and the program's main
 * thread gets a moment to come to its end.
 */
final class Ending {
    private Ending() {}

    /** Runs {@code body} when the process is told to end. */
    static void onSignal(Runnable body) {
        Runtime.getRuntime().addShutdownHook(new Thread(body, "ending"));
    }

    /** Like {@link #onSignal}, and keeps the process until {@code done} or two seconds later. */
    static void onSignal(Runnable body, CountDownLatch done) {
        onSignal(
                () -> {
                    body.run();
                    try {
                        done.await(2, TimeUnit.SECONDS);
                    } catch (InterruptedException hurry) {
                        Thread.currentThread().interrupt();
                    }
                    QuietExit.silence();
                });
    }

    /** Hangs up and closes all that a household has open. */
    static void onSignal(Household household) {
        onSignal(
                () -> {
                    household.close();
                    QuietExit.silence();
                });
    }

    /** Things to be closed, the last first. */
    static final class Stack implements AutoCloseable {
        private final Deque<Runnable> closers = new ArrayDeque<>();

        synchronized void add(Runnable closer) {
            closers.push(closer);
        }

        @Override
        public synchronized void close() {
            while (!closers.isEmpty()) {
                closers.pop().run();
            }
        }
    }
}
