package dev.sidetone.audio;

import java.util.function.Supplier;

/** A recording, 10 ms at a time; silence after its end, or over again. */
public final class Clip implements Supplier<short[]> {
    private final short[] samples;
    private final boolean loop;
    private final short[] frame = new short[480];
    private int at;

    /** Plays samples of 48 kHz mono. */
    public Clip(short[] samples, boolean loop) {
        this.samples = samples;
        this.loop = loop;
    }

    /** The next frame; the same array each time. */
    @Override
    public short[] get() {
        for (int i = 0; i < frame.length; i++) {
            if (at >= samples.length && loop && samples.length > 0) {
                at = 0;
            }
            frame[i] = at < samples.length ? samples[at++] : 0;
        }
        return frame;
    }

    /** Whether everything has been played; never for a loop. */
    public boolean ended() {
        return !loop && at >= samples.length;
    }
}
