package dev.sidetone.audio;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * A real 10 ms clock: one platform thread that sleeps to absolute beats, so that a late beat is
 * followed by a shorter wait and none is lost. It runs while somebody listens.
 */
public final class PacedClock implements FrameClock {
    private static final long PERIOD = 10_000_000;
    // after a suspended machine or process, start anew instead of catching up
    private static final long TOO_LATE = 20 * PERIOD;

    private final List<Runnable> beats = new CopyOnWriteArrayList<>();
    private @Nullable Thread thread;

    @Override
    public Beat every10ms(Runnable beat) {
        // a wrapper, so that the same body may be subscribed twice
        Runnable entry = beat::run;
        synchronized (this) {
            beats.add(entry);
            if (thread == null) {
                thread = Thread.ofPlatform().name("frame-clock").daemon(true).start(this::pace);
            }
        }
        return () -> beats.remove(entry);
    }

    private void pace() {
        long next = System.nanoTime();
        while (!idle()) {
            next += PERIOD;
            for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (System.nanoTime() - next > TOO_LATE) {
                next = System.nanoTime();
            }
            for (Runnable beat : beats) {
                try {
                    beat.run();
                } catch (RuntimeException broken) {
                    Thread here = Thread.currentThread();
                    here.getUncaughtExceptionHandler().uncaughtException(here, broken);
                }
            }
        }
    }

    private synchronized boolean idle() {
        if (beats.isEmpty()) {
            thread = null;
            return true;
        }
        return false;
    }
}
