package dev.sidetone.audio;

import org.jspecify.annotations.Nullable;

/**
 * Makes 480-sample frames of 48 kHz mono out of buffers of any size, rate and channel count. Not
 * safe for use by several threads.
 */
public final class FrameAssembler {
    private static final int RATE = 48_000;

    private final int channels;
    private final double growth;
    private final FrameSink to;
    private final @Nullable Resampler resampler;
    private final short[] frame = new short[480];
    private short[] mono = new short[0];
    private short[] converted = new short[0];
    private int filled;

    /** Frames go to {@code to} as they fill. */
    public FrameAssembler(AudioFormat from, FrameSink to) {
        this.channels = from.channels();
        this.growth = (double) RATE / from.sampleRate();
        this.to = to;
        this.resampler =
                from.sampleRate() == RATE ? null : Resampler.between(from.sampleRate(), RATE);
    }

    /** Takes interleaved samples of the source format. */
    public void write(short[] samples) {
        int count = samples.length / channels;
        short[] one = mixed(samples, count);
        if (resampler == null) {
            deliver(one, count);
            return;
        }
        resampler.put(one, 0, count);
        int most = (int) (count * growth) + 2;
        if (converted.length < most) {
            converted = new short[most];
        }
        int got = resampler.take(converted, 0, converted.length);
        while (got > 0) {
            deliver(converted, got);
            got = resampler.take(converted, 0, converted.length);
        }
    }

    private short[] mixed(short[] samples, int count) {
        if (channels == 1) {
            return samples;
        }
        if (mono.length < count) {
            mono = new short[count];
        }
        for (int i = 0; i < count; i++) {
            mono[i] = (short) ((samples[2 * i] + samples[2 * i + 1]) / 2);
        }
        return mono;
    }

    private void deliver(short[] samples, int count) {
        for (int at = 0; at < count; ) {
            int part = Math.min(frame.length - filled, count - at);
            System.arraycopy(samples, at, frame, filled, part);
            at += part;
            filled += part;
            if (filled == frame.length) {
                filled = 0;
                to.frame(frame);
            }
        }
    }
}
