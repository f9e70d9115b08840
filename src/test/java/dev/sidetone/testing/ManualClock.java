package dev.sidetone.testing;

import dev.sidetone.audio.FrameClock;

import java.util.ArrayList;
import java.util.List;

/** A frame clock that beats when it is told to. */
public final class ManualClock implements FrameClock {
    private final List<Runnable> beats = new ArrayList<>();

    @Override
    public synchronized Beat every10ms(Runnable beat) {
        Runnable entry = beat::run;
        beats.add(entry);
        return () -> remove(entry);
    }

    private synchronized void remove(Runnable entry) {
        beats.remove(entry);
    }

    /** How many listen. */
    public synchronized int listeners() {
        return beats.size();
    }

    /** Ten milliseconds pass. */
    public void tick() {
        List<Runnable> now;
        synchronized (this) {
            now = List.copyOf(beats);
        }
        now.forEach(Runnable::run);
    }

    /** Ten milliseconds pass this many times. */
    public void tick(int times) {
        for (int i = 0; i < times; i++) {
            tick();
        }
    }
}
