package dev.sidetone.media.webrtc.noise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.audio.Goertzel;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Random;

/** The library's noise suppression, on frames as a call sends them. */
@Tag("real")
class NoiseSuppressionTest {
    private static final int SECONDS = 6;

    private final Random random = new Random(1);

    @Test
    void steadyNoiseIsTakenOutAndSpeechStays() {
        short[] noise = new short[SECONDS * 48_000];
        short[] both = new short[SECONDS * 48_000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) (random.nextGaussian() * 300);
            // syllables of a fifth of a second
            boolean voice = i / 9_600 % 2 == 0 && i > 2 * 48_000;
            double word = voice ? 9_000 * Math.sin(2 * Math.PI * 440 * i / 48_000.0) : 0;
            both[i] = (short) (noise[i] + word);
        }
        int end = noise.length - 48_000;
        double before = Goertzel.rms(noise, end, noise.length);
        assertThat(Goertzel.rms(cleaned(noise), end, noise.length)).isLessThan(before - 6);
        double spoken = Goertzel.level(both, end, both.length, 440, 48_000);
        assertThat(Goertzel.level(cleaned(both), end, both.length, 440, 48_000))
                .isGreaterThan(spoken - 6);
    }

    private static short[] cleaned(short[] sound) {
        var suppression = new NoiseSuppression();
        byte[] frame = new byte[960];
        short[] out = new short[sound.length];
        for (int at = 0; at + 480 <= sound.length; at += 480) {
            for (int i = 0; i < 480; i++) {
                frame[2 * i] = (byte) sound[at + i];
                frame[2 * i + 1] = (byte) (sound[at + i] >> 8);
            }
            suppression.clean(frame);
            for (int i = 0; i < 480; i++) {
                out[at + i] = (short) (frame[2 * i] & 0xff | frame[2 * i + 1] << 8);
            }
        }
        suppression.release();
        return out;
    }
}
