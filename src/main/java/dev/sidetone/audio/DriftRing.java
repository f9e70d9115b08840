package dev.sidetone.audio;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Between the engine's clock and that of a device that reads: keeps one to three frames and
 * stretches by samples, so that two clocks that drift lose no frame. Fills anew after it ran empty.
 * One thread writes, one reads.
 */
public final class DriftRing implements FrameSink {
    private static final double FRAME = 480;
    private static final double MOST = 8 * FRAME;
    private static final double FRAME_MILLIS = 10;
    // a frame that is just about to come, and what its lateness may use up
    private static final double LEAST_MILLIS = FRAME_MILLIS + 6;

    private final int channels;
    private final double fromRate;
    private final Resampler resampler;
    private final PaceControl control = new PaceControl(LEAST_MILLIS);
    private final LongSupplier nanos;
    private long writtenAt;
    private short[] mono = new short[0];
    private double portion = FRAME;
    private boolean running;
    private long underruns;

    /** A ring for a reader of this format. */
    public DriftRing(AudioFormat format) {
        this(format, System::nanoTime);
    }

    /** The same in a time of its own. */
    public DriftRing(AudioFormat format, LongSupplier nanos) {
        this.nanos = nanos;
        this.channels = format.channels();
        this.fromRate = (double) AudioFormat.ENGINE.sampleRate() / format.sampleRate();
        this.resampler = Resampler.between(AudioFormat.ENGINE.sampleRate(), format.sampleRate());
    }

    @Override
    public synchronized void frame(short[] samples) {
        resampler.put(samples, 0, samples.length);
        writtenAt = nanos.getAsLong();
        if (waiting() > MOST + portion) {
            // nobody has read for a while
            resampler.skip(waiting() - FRAME - portion);
        }
    }

    /** Fills a buffer of the reader's format; silence where nothing is there. */
    public synchronized void read(short[] out) {
        int wanted = out.length / channels;
        if (mono.length < wanted) {
            mono = new short[wanted];
        }
        portion = wanted * fromRate;
        running = running || waiting() >= FRAME + portion;
        int got = running ? resampler.take(mono, 0, wanted) : 0;
        if (running && got < wanted) {
            running = false;
            underruns++;
            control.restart();
        } else if (running) {
            resampler.pace(control.level(level() + sinceWrite()));
        }
        Arrays.fill(mono, got, wanted, (short) 0);
        for (int i = 0; i < wanted * channels; i++) {
            out[i] = mono[i / channels];
        }
    }

    /** How often it ran empty. */
    public synchronized long underruns() {
        return underruns;
    }

    /** Milliseconds of sound that wait. */
    public synchronized double level() {
        return waiting() / FRAME * FRAME_MILLIS;
    }

    /**
     * Frames come in steps, but the level must not: the two clocks' steps slide over each other.
     */
    private double sinceWrite() {
        return Math.min((nanos.getAsLong() - writtenAt) / 1e6, FRAME_MILLIS);
    }

    private double waiting() {
        return resampler.waiting() - resampler.delay();
    }
}
