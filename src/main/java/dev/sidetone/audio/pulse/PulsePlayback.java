package dev.sidetone.audio.pulse;

import dev.sidetone.audio.hub.SoundCards;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Writes every frame as soon as it is decoded, never on the server's request: small requests alone
 * would drive the server's load up. A controller keeps six milliseconds in the buffer by stretching
 * up to 1.5 percent, because the decoder's clock and the card's drift.
 */
final class PulsePlayback extends PulseStream implements SoundCards.Playback {
    private static final int TARGET = 40 * 96;
    private static final int PREBUFFER = 10 * 96;
    private static final int REQUEST = 15 * 96;
    private static final double KEEP_MICROS = 6_000;
    private static final double MOST = 0.015;
    private static final int WINDOW = 50;
    private static final int FIRST_SECOND = 100;
    private static final long PILED_UP = 45_000;

    private final MethodHandle write;
    private final MethodHandle writable;
    private final MethodHandle latency;
    private final MethodHandle lock;
    private final MethodHandle unlock;
    private final MemorySegment samples = arena.allocate(2 * FRAME_BYTES);
    private final MemorySegment micros = arena.allocate(8);
    private final MemorySegment negative = arena.allocate(4);
    private int frames;
    private long least = Long.MAX_VALUE;
    private volatile int latencyMillis;
    private double integral;
    private double stretch;
    private double position;
    private short before;

    PulsePlayback(PulseCards cards, Runnable lost) {
        super(cards, "Sidetone playback", lost);
        write = pulse.handle("pa_stream_write");
        writable = pulse.handle("pa_stream_writable_size");
        latency = pulse.handle("pa_stream_get_latency");
        lock = pulse.handle("pa_threaded_mainloop_lock");
        unlock = pulse.handle("pa_threaded_mainloop_unlock");
    }

    @Override
    void connect(MemorySegment card) {
        pulse.call(
                "pa_stream_connect_playback",
                stream,
                card,
                buffering(TARGET, PREBUFFER, REQUEST, -1),
                FLAGS,
                MemorySegment.NULL,
                MemorySegment.NULL);
    }

    @Override
    public void frame(short[] frame) {
        if (!alive()) {
            return;
        }
        try {
            lock.invokeExact(cards.loop());
            try {
                push(frame);
            } finally {
                unlock.invokeExact(cards.loop());
            }
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void push(short[] frame) throws Throwable {
        if (!alive()) {
            return;
        }
        long left = left();
        if (frames++ < FIRST_SECOND && left > PILED_UP) {
            return;
        }
        control(left);
        int count = stretched(frame);
        long room = (long) writable.invokeExact(stream);
        if (room >= count * 2L) {
            int done =
                    (int) write.invokeExact(stream, samples, count * 2L, MemorySegment.NULL, 0L, 0);
            assert done <= 0;
        }
    }

    /** Microseconds until what is written now is heard. */
    private long left() throws Throwable {
        int answered = (int) latency.invokeExact(stream, micros, negative);
        if (answered != 0 || negative.get(PulseLibrary.INT, 0) != 0) {
            return 0;
        }
        return micros.get(PulseLibrary.LONG, 0);
    }

    private void control(long left) {
        least = Math.min(least, left);
        if (frames % WINDOW == 0) {
            double error = (least - KEEP_MICROS) / 1_000;
            integral = Math.clamp(integral + error * 0.0002, -MOST, MOST);
            stretch = Math.clamp(error * 0.002 + integral, -MOST, MOST);
            latencyMillis = (int) (least / 1_000);
            least = Long.MAX_VALUE;
        }
    }

    /** The frame at another pace: fewer samples when too much is buffered. */
    private int stretched(short[] frame) {
        double step = 1 + stretch;
        int count = 0;
        while (position < frame.length) {
            int at = (int) position;
            double part = position - at;
            double from = at == 0 ? before : frame[at - 1];
            double value = from + (frame[at] - from) * part;
            samples.setAtIndex(ValueLayout.JAVA_SHORT, count++, (short) Math.round(value));
            position += step;
        }
        position -= frame.length;
        before = frame[frame.length - 1];
        return count;
    }

    @Override
    public int latencyMillis() {
        return latencyMillis;
    }
}
