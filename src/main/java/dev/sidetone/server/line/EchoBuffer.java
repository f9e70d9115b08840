package dev.sidetone.server.line;

import dev.sidetone.audio.FrameSink;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Frames from the engine's thread to the clock's: one or two in hand against the jitter of both, 40
 * ms at most, and silence when there is none. So the echo is as late as the way there and back.
 */
final class EchoBuffer implements FrameSink, Supplier<short[]> {
    /** Samples of a frame. */
    static final int FRAME = 480;

    private static final int CAPACITY = 4;
    private static final int IN_HAND = 2;

    private final short[][] frames = new short[CAPACITY][FRAME];
    private final short[] out = new short[FRAME];
    private int first;
    private int filled;
    private boolean flowing;

    @Override
    public synchronized void frame(short[] samples) {
        if (filled == CAPACITY) {
            first = (first + 1) % CAPACITY;
            filled--;
        }
        short[] slot = frames[(first + filled) % CAPACITY];
        System.arraycopy(samples, 0, slot, 0, Math.min(samples.length, FRAME));
        filled++;
    }

    /** The oldest frame; the same array each time. */
    @Override
    public synchronized short[] get() {
        flowing = flowing ? filled > 0 : filled >= IN_HAND;
        if (!flowing) {
            Arrays.fill(out, (short) 0);
        } else {
            System.arraycopy(frames[first], 0, out, 0, FRAME);
            first = (first + 1) % CAPACITY;
            filled--;
        }
        return out;
    }
}
