package dev.sidetone.server.media.sound;

import dev.sidetone.audio.Resampler;

import java.util.Arrays;

/**
 * Puts a recording together as it is decoded. More than 24 kHz is not kept: ten minutes are 29 MB
 * then, and telephones have less.
 */
final class Collected {
    private static final int MOST_RATE = 24_000;
    private static final int LONGEST_SECONDS = 600;

    private final int rate;
    private final Resampler resampler;
    private short[] samples = new short[MOST_RATE];
    private int filled;

    Collected(int from) {
        rate = Math.min(from, MOST_RATE);
        resampler = Resampler.between(from, rate);
    }

    /** Takes mono samples in the range of 16 bits. */
    void add(float[] mono, int count) throws Unplayable {
        resampler.put(mono, 0, count);
        drain();
    }

    Recorded end() throws Unplayable {
        resampler.end();
        drain();
        if (filled == 0) {
            throw new Unplayable(Unplayable.CONTENT_TYPE, "there is no sound in it");
        }
        return new Recorded(Arrays.copyOf(samples, filled), rate);
    }

    private void drain() throws Unplayable {
        while (resampler.ready()) {
            if (filled == samples.length) {
                samples = Arrays.copyOf(samples, 2 * filled);
            }
            filled += resampler.take(samples, filled, samples.length - filled);
        }
        if (filled > LONGEST_SECONDS * rate) {
            throw new Unplayable(Unplayable.CONTENT_TYPE, "it is longer than ten minutes");
        }
    }
}
