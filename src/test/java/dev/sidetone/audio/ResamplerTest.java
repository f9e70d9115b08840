package dev.sidetone.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

class ResamplerTest {
    @Test
    void changesNothingAtPaceOne() {
        short[] noise = new short[4_800];
        Random random = new Random(1);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) random.nextInt(-30_000, 30_000);
        }

        short[] out = converted(Resampler.pacing(), noise, 480);

        assertThat(out).startsWith(java.util.Arrays.copyOf(noise, noise.length - 8));
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000, 24_000, 32_000, 44_100})
    void thereAndBackKeepsASpokenTone(int rate) {
        short[] tone = tone(1_000, 48_000, 48_000);

        short[] low = converted(Resampler.between(48_000, rate), tone, 480);
        short[] back = converted(Resampler.between(rate, 48_000), low, 160);

        assertThat(low.length).isBetween(rate - 200, rate);
        assertThat(Goertzel.level(back, 4_800, 43_200, 1_000, 48_000)).isCloseTo(-12, within(0.1));
    }

    @Test
    void foldsNothingDown() {
        short[] high = tone(6_000, 48_000, 48_000);

        short[] low = converted(Resampler.between(48_000, 8_000), high, 480);

        assertThat(Goertzel.rms(low, 800, 7_200)).isLessThan(-80);
    }

    @Test
    void paceStretchesBySamplesNotByFrames() {
        Resampler pacing = Resampler.pacing();
        pacing.pace(1.01);
        short[] tone = tone(1_000, 48_000, 48_000);

        short[] out = converted(pacing, tone, 480);

        assertThat(out.length).isBetween(47_500, 47_530);
        assertThat(Goertzel.level(out, 4_800, 43_200, 1_010, 48_000)).isCloseTo(-12, within(0.1));
    }

    private static short[] tone(double frequency, int rate, int count) {
        short[] tone = new short[count];
        for (int i = 0; i < count; i++) {
            tone[i] = (short) (8_231 * Math.sin(2 * Math.PI * frequency * i / rate));
        }
        return tone;
    }

    private static short[] converted(Resampler resampler, short[] in, int block) {
        short[] out = new short[8 * in.length];
        int made = 0;
        for (int at = 0; at < in.length; at += block) {
            resampler.put(in, at, Math.min(block, in.length - at));
            made += resampler.take(out, made, out.length - made);
        }
        return java.util.Arrays.copyOf(out, made);
    }
}
