package dev.sidetone.server.media;

import dev.sidetone.audio.Resampler;
import dev.sidetone.audio.wav.UnusableWav;
import dev.sidetone.audio.wav.WavWriter;
import dev.sidetone.server.media.MediaDesk.Recording;

import java.time.Duration;

/**
 * A recording under way, 16 kHz mono. The writer keeps the file's header right ten times a second,
 * so that what is there can be played whenever the process dies; silence at the end is cut off only
 * when the recording is closed.
 */
final class Recorder {
    private static final int RATE = 16_000;
    private static final int FRAME = RATE / 100;
    private static final Resampler DOWN = Resampler.between(48_000, RATE);
    // −45 dB below full scale: a quiet voice is louder, a quiet room is not
    private static final double LOUD = Short.MAX_VALUE * Math.pow(10, -45 / 20.0);
    // a click is no sound
    private static final int LEAST_LOUD = 5;
    // what is left of silence at both ends
    private static final int MARGIN = 20;

    private final Recording order;
    private final WavWriter file;
    private final Runnable ended;
    private final Resampler down = DOWN.another();
    private final short[] both = new short[480];
    private final short[] frame = new short[FRAME];
    private final short[][] before = new short[MARGIN][FRAME];
    private int filled;
    private long frames;
    private long written;
    private long loud;
    private long lastLoud;
    private long quiet;
    private boolean over;

    private Recorder(Recording order, WavWriter file, Runnable ended) {
        this.order = order;
        this.file = file;
        this.ended = ended;
    }

    /**
     * Makes the file.
     *
     * @param ended is run, on the beating thread, when the recording is as long as it may be
     */
    static Recorder open(Recording order, Runnable ended) throws UnusableWav {
        return new Recorder(order, WavWriter.createPrivate(order.file(), RATE), ended);
    }

    /** Takes in 10 ms. */
    synchronized void beat(short[] heard, short[] given) {
        if (over) {
            return;
        }
        if (order.both()) {
            PortSound.sum(heard, given, both);
        }
        down.put(order.both() ? both : heard, 0, both.length);
        filled += down.take(frame, filled, FRAME - filled);
        if (filled == FRAME) {
            filled = 0;
            take();
        }
    }

    private void take() {
        boolean sounds = rms() > LOUD;
        frames++;
        loud += sounds ? 1 : 0;
        quiet = sounds ? 0 : quiet + 1;
        if (!order.trim() || loud > 0) {
            writeWithWhatWasBefore();
        } else {
            System.arraycopy(frame, 0, before[(int) (frames % MARGIN)], 0, FRAME);
        }
        lastLoud = sounds ? written : lastLoud;
        if (passed(frames, order.longest())
                || order.silence().isPositive() && passed(quiet, order.silence())) {
            over = true;
            ended.run();
        }
    }

    private static boolean passed(long frames, Duration limit) {
        return 10 * frames >= limit.toMillis();
    }

    /** A word does not begin where it gets loud. */
    private void writeWithWhatWasBefore() {
        if (order.trim() && written == 0) {
            for (long at = Math.max(1, frames - MARGIN + 1); at < frames; at++) {
                write(before[(int) (at % MARGIN)]);
            }
        }
        write(frame);
    }

    private void write(short[] samples) {
        file.frame(samples);
        written++;
    }

    private double rms() {
        double sum = 0;
        for (short sample : frame) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / FRAME);
    }

    /** Completes the file; may wait for the disk. Zero when nothing but silence was heard. */
    Duration close() {
        long kept;
        boolean silent;
        synchronized (this) {
            over = true;
            silent = loud < LEAST_LOUD;
            kept = order.trim() ? Math.min(written, lastLoud + MARGIN) : written;
            kept = silent && order.trim() ? 0 : kept;
        }
        file.close(kept * FRAME);
        return silent ? Duration.ZERO : Duration.ofMillis(10 * kept);
    }
}
