package dev.sidetone.media.model;

import dev.sidetone.audio.FrameClock;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;

import java.time.Duration;

/** Beats of 10 ms in any kind of time, without drift. */
final class ModelClock implements FrameClock {
    private static final long PERIOD = 10_000_000;

    private final Time time;

    ModelClock(Time time) {
        this.time = time;
    }

    @Override
    public Beat every10ms(Runnable beat) {
        var beats = new Beats(time.queue("model-clock"), beat, time.nanos());
        beats.next();
        return beats.queue::close;
    }

    private final class Beats {
        private final SerialQueue queue;
        private final Runnable beat;
        private long due;

        Beats(SerialQueue queue, Runnable beat, long from) {
            this.queue = queue;
            this.beat = beat;
            this.due = from;
        }

        void next() {
            due += PERIOD;
            queue.after(
                    Duration.ofNanos(Math.max(0, due - time.nanos())),
                    () -> {
                        next();
                        beat.run();
                    });
        }
    }
}
