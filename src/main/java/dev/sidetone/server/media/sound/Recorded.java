package dev.sidetone.server.media.sound;

import dev.sidetone.audio.Resampler;

import org.jspecify.annotations.Nullable;

/** A recording in memory, mono at its own rate. */
public final class Recorded implements Sound {
    private static final int RATE = 48_000;

    private final short[] samples;
    private final int rate;
    private final Resampler likeThis;

    Recorded(short[] samples, int rate) {
        this.samples = samples;
        this.rate = rate;
        this.likeThis = Resampler.between(rate, RATE);
    }

    /** How many samples are kept. */
    int size() {
        return samples.length;
    }

    /** Its length in seconds. */
    public double seconds() {
        return (double) samples.length / rate;
    }

    @Override
    public Track open() {
        return rate == RATE ? new AsItIs() : new Converted();
    }

    private final class AsItIs implements Track {
        private final short[] frame = new short[480];
        private int at;

        @Override
        public short @Nullable [] next() {
            if (at >= samples.length) {
                return null;
            }
            for (int i = 0; i < frame.length; i++, at++) {
                frame[i] = at < samples.length ? samples[at] : 0;
            }
            return frame;
        }
    }

    private final class Converted implements Track {
        private final Resampler resampler = likeThis.another();
        private final short[] frame = new short[480];
        private int at;
        private boolean ended;

        @Override
        public short @Nullable [] next() {
            int made = resampler.take(frame, 0, frame.length);
            while (made < frame.length && !ended) {
                feed();
                made += resampler.take(frame, made, frame.length - made);
            }
            for (int i = made; i < frame.length; i++) {
                frame[i] = 0;
            }
            return made == 0 ? null : frame;
        }

        private void feed() {
            int count = Math.min(rate / 100, samples.length - at);
            if (count == 0) {
                ended = true;
                resampler.end();
            } else {
                resampler.put(samples, at, count);
                at += count;
            }
        }
    }
}
