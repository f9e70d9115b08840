package dev.sidetone.audio.effect;

import dev.sidetone.audio.AudioFormat;
import dev.sidetone.audio.FrameSink;

/** Hands frames on later than they came, silence before them. On one thread. */
public final class DelayLine implements FrameSink {
    private final short[][] waiting;
    private final FrameSink sink;
    private int next;

    /**
     * A line to {@code sink}.
     *
     * @param frames of 10 ms, at least one
     */
    public DelayLine(int frames, FrameSink sink) {
        this.waiting = new short[frames][AudioFormat.ENGINE.framesPerBuffer()];
        this.sink = sink;
    }

    @Override
    public void frame(short[] samples) {
        short[] slot = waiting[next];
        sink.frame(slot);
        System.arraycopy(samples, 0, slot, 0, slot.length);
        next = (next + 1) % waiting.length;
    }
}
