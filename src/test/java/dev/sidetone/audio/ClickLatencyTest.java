package dev.sidetone.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

class ClickLatencyTest {
    private static final int SECONDS = 10;

    private static short[] clicks() {
        Supplier<short[]> source = ClickLatency.clicks();
        short[] all = new short[SECONDS * 48_000];
        for (int at = 0; at < all.length; at += 480) {
            System.arraycopy(source.get(), 0, all, at, 480);
        }
        return all;
    }

    /** Later by so many samples, quieter, duller, and with noise at −60 dB. */
    private static short[] through(short[] said, int samples) {
        Random random = new Random(7);
        short[] heard = new short[said.length];
        double dull = 0;
        for (int i = 0; i < said.length; i++) {
            dull += 0.6 * ((i < samples ? 0 : said[i - samples]) - dull);
            heard[i] = (short) (0.2 * dull + 32 * random.nextGaussian());
        }
        return heard;
    }

    @Test
    void clicksComeAboutTwiceASecondAndWanderThroughThePacket() {
        List<ClickLatency.Delay> own = ClickLatency.delays(clicks(), clicks(), 400);
        assertThat(own).hasSize(20).allSatisfy(delay -> assertThat(delay.millis()).isZero());
        assertThat(own.stream().map(delay -> Math.round(delay.second() * 1000) % 20).distinct())
                .hasSizeGreaterThan(12);
    }

    @Test
    void theDelayOfASoundPathIsFoundToAQuarterOfAMillisecond() {
        short[] said = clicks();
        List<ClickLatency.Delay> delays = ClickLatency.delays(said, through(said, 3_516), 400);
        assertThat(delays).hasSize(ClickLatency.count(said));
        assertThat(delays)
                .allSatisfy(delay -> assertThat(delay.millis()).isEqualTo(73.25, within(0.25)));
    }

    @Test
    void aDelayThatChangesIsSeenWhereItChanges() {
        short[] said = clicks();
        short[] heard = through(said, 4_800);
        System.arraycopy(through(said, 2_880), 240_000, heard, 240_000, 240_000);
        List<ClickLatency.Delay> delays = ClickLatency.delays(said, heard, 400);
        assertThat(ClickLatency.median(delays, 0, 4.5).orElseThrow()).isEqualTo(100, within(0.25));
        assertThat(ClickLatency.median(delays, 5.5, 10).orElseThrow()).isEqualTo(60, within(0.25));
        assertThat(ClickLatency.median(delays, 20, 30)).isEmpty();
    }

    @Test
    void whatIsNotThereOrTooLateIsNotFound() {
        short[] said = clicks();
        short[] heard = through(said, 3_000);
        java.util.Arrays.fill(heard, 96_000, 192_000, (short) 0);
        assertThat(ClickLatency.delays(said, heard, 400)).hasSizeBetween(14, 16);
        assertThat(ClickLatency.delays(said, through(said, 20_000), 400)).isEmpty();
        assertThat(ClickLatency.delays(said, new short[said.length], 400)).isEmpty();
        Tone tone = new Tone(1_000, 8_000);
        short[] song = new short[said.length];
        for (int at = 0; at < song.length; at += 480) {
            System.arraycopy(tone.get(), 0, song, at, 480);
        }
        assertThat(ClickLatency.delays(said, song, 400)).isEmpty();
        assertThat(ClickLatency.count(song)).isZero();
    }
}
