package dev.sidetone.audio;

/**
 * Makes 480-sample frames of 48 kHz mono out of buffers of any size, rate and channel count. Rates
 * are converted linearly: devices run at 48 kHz, other rates are for custom ones.
 */
public final class FrameAssembler {
    private final AudioFormat from;
    private final FrameSink to;
    private final short[] frame = new short[480];
    private final double step;
    private int filled;
    private double position;
    private double before;

    /** Frames go to {@code to} as they fill. */
    public FrameAssembler(AudioFormat from, FrameSink to) {
        this.from = from;
        this.to = to;
        this.step = from.sampleRate() / 48_000.0;
    }

    /** Takes interleaved samples of the source format. */
    public void write(short[] samples) {
        int channels = from.channels();
        for (int i = 0; i + channels <= samples.length; i += channels) {
            double now = channels == 1 ? samples[i] : (samples[i] + samples[i + 1]) / 2.0;
            // position: how far the next output sample lies behind "before", in input samples
            while (position < 1) {
                put((short) Math.round(before + (now - before) * position));
                position += step;
            }
            position -= 1;
            before = now;
        }
    }

    private void put(short sample) {
        frame[filled++] = sample;
        if (filled == frame.length) {
            filled = 0;
            to.frame(frame);
        }
    }
}
