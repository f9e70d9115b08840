package dev.sidetone.server.media;

import dev.sidetone.audio.Resampler;
import dev.sidetone.audio.wav.UnusableWav;
import dev.sidetone.audio.wav.WavWriter;
import dev.sidetone.server.media.MediaDesk.Mix;
import dev.sidetone.server.media.MediaDesk.Recording;

import java.time.Duration;
import java.util.Arrays;

/**
 * A recording under way, 16 kHz. The writer keeps the file's header right ten times a second, so
 * that what is there can be played whenever the process dies; silence at the end is cut off only
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
    private final Resampler[] down;
    private final short[][] parts;
    private final short[] both = new short[480];
    private final short[] frame;
    private final short[][] before;
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
        int channels = channels(order);
        this.down = new Resampler[channels];
        Arrays.setAll(down, _ -> DOWN.another());
        this.parts = new short[channels][FRAME];
        this.frame = new short[channels * FRAME];
        this.before = new short[MARGIN][channels * FRAME];
    }

    private static int channels(Recording order) {
        return order.mix() == Mix.APART ? 2 : 1;
    }

    /**
     * Makes the file.
     *
     * @param ended is run, on the beating thread, when the recording is as long as it may be
     */
    static Recorder open(Recording order, Runnable ended) throws UnusableWav {
        return new Recorder(
                order, WavWriter.createPrivate(order.file(), RATE, channels(order)), ended);
    }

    /** Takes in 10 ms. */
    synchronized void beat(short[] heard, short[] given) {
        if (over) {
            return;
        }
        switch (order.mix()) {
            case HEARD -> put(heard);
            case GIVEN -> put(given);
            case BOTH -> {
                PortSound.sum(heard, given, both);
                put(both);
            }
            case APART -> put(heard, given);
        }
    }

    private void put(short[]... channels) {
        int more = 0;
        for (int i = 0; i < channels.length; i++) {
            down[i].put(channels[i], 0, channels[i].length);
            more = down[i].take(parts[i], filled, FRAME - filled);
        }
        filled += more;
        if (filled == FRAME) {
            filled = 0;
            for (int i = 0; i < frame.length; i++) {
                frame[i] = parts[i % channels.length][i / channels.length];
            }
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
            System.arraycopy(frame, 0, before[(int) (frames % MARGIN)], 0, frame.length);
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
        return Math.sqrt(sum / frame.length);
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
        file.close(kept * frame.length);
        return silent ? Duration.ZERO : Duration.ofMillis(10 * kept);
    }
}
