package dev.sidetone.testing;

import dev.sidetone.audio.FrameSink;
import dev.sidetone.audio.Goertzel;

/** Keeps the last seconds of what it hears and says how loud a frequency was in them. */
public final class ToneEar implements FrameSink {
    private static final int RATE = 48_000;

    private final short[] ring = new short[10 * RATE];
    private long heard;

    @Override
    public synchronized void frame(short[] samples) {
        for (short sample : samples) {
            ring[(int) (heard++ % ring.length)] = sample;
        }
    }

    /** Samples heard so far. */
    public synchronized long heard() {
        return heard;
    }

    /** Level of a frequency in the last {@code millis} milliseconds, dB below full scale. */
    public double level(double frequency, int millis) {
        short[] last = last(millis);
        return Goertzel.level(last, 0, last.length, frequency, RATE);
    }

    /** Level of everything in the last {@code millis} milliseconds, dB below full scale. */
    public double rms(int millis) {
        short[] last = last(millis);
        return Goertzel.rms(last, 0, last.length);
    }

    /** The last {@code millis} milliseconds; silence where less was heard. */
    public synchronized short[] last(int millis) {
        int count = millis * RATE / 1000;
        short[] last = new short[count];
        for (int i = 0; i < count; i++) {
            long at = heard - count + i;
            last[i] = at < 0 ? 0 : ring[(int) (at % ring.length)];
        }
        return last;
    }
}
