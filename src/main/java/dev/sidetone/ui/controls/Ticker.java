package dev.sidetone.ui.controls;

import javafx.application.Platform;

import org.jspecify.annotations.Nullable;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Does something on the JavaFX thread a dozen times a second. An animation would have the whole
 * scene looked at sixty times a second, for the length of every call. On the JavaFX thread.
 */
public final class Ticker {
    private static final long PERIOD_MILLIS = 80;

    private final Runnable tick;
    private final AtomicBoolean due = new AtomicBoolean();
    private @Nullable Timer timer;

    /** Stands still. */
    public Ticker(Runnable tick) {
        this.tick = tick;
    }

    /** Runs; nothing happens where it runs already. */
    public void start() {
        if (timer == null) {
            Timer fresh = new Timer("ticker", true);
            timer = fresh;
            fresh.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            later();
                        }
                    },
                    0,
                    PERIOD_MILLIS);
        }
    }

    /** A busy JavaFX thread has at most one tick waiting. */
    private void later() {
        if (!due.getAndSet(true)) {
            Platform.runLater(
                    () -> {
                        due.set(false);
                        if (timer != null) {
                            tick.run();
                        }
                    });
        }
    }

    /** Stands still again. */
    public void stop() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
