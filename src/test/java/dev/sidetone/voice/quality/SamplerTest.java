package dev.sidetone.voice.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.media.MediaReport;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

class SamplerTest {
    private static MediaReport report(
            String connection, long packets, @Nullable Long lost, @Nullable Double rtt) {
        return new MediaReport(
                1000 * packets,
                connection,
                List.of(
                        new MediaReport.Sent(
                                "t", 1L, "audio/opus", packets, packets * 80, 0L, 3.0, rtt, 0.5)),
                List.of(
                        new MediaReport.Received(
                                "r", 2L, "audio/opus", packets, packets * 80, lost, 4.0, 0.25)),
                List.of(),
                List.of(),
                null);
    }

    @Test
    void theFirstSecondHasTotalsAndNoScore() {
        Sample first = Sampler.FRESH.on(report("a", 100, 0L, 40.0)).sample();
        assertThat(first.mos()).isNull();
        assertThat(first.packetsLostFraction()).isNull();
        assertThat(first.second()).isEqualTo(Sample.Counters.UNKNOWN);
        assertThat(first.totals().packetsReceived()).isEqualTo(100);
        assertThat(first.audioInputLevel()).isEqualTo(16_384);
        assertThat(first.audioOutputLevel()).isEqualTo(8_192);
        assertThat(first.codec()).isEqualTo("opus");
    }

    @Test
    void aSecondIsTheDifferenceOfTwoReports() {
        Sampler after = Sampler.FRESH.on(report("a", 100, 5L, 40.0)).next();
        Sample second = after.on(report("a", 145, 10L, 40.0)).sample();
        assertThat(second.second())
                .isEqualTo(new Sample.Counters(45 * 80L, 45 * 80L, 45L, 45L, 5L));
        assertThat(second.packetsLostFraction()).isEqualTo(10.0);
        assertThat(second.mos()).isEqualTo(Mos.of(40.0, 4.0, 10.0));
    }

    @Test
    void whatIsAbsentStaysAbsent() {
        Sampler after = Sampler.FRESH.on(report("a", 100, null, null)).next();
        Sample second = after.on(report("a", 150, null, null)).sample();
        assertThat(second.second().packetsLost()).isNull();
        assertThat(second.packetsLostFraction()).isNull();
        assertThat(second.rtt()).isNull();
        assertThat(second.mos()).isNull();
        assertThat(Sampler.FRESH.on(MediaReport.empty(1)).sample().totals())
                .isEqualTo(Sample.Counters.UNKNOWN);
    }

    @Test
    void aConnectionMadeAnewCountsFromZero() {
        Sampler after = Sampler.FRESH.on(report("a", 100, 5L, 40.0)).next();
        assertThat(after.on(report("b", 20, 0L, 40.0)).sample().second())
                .isEqualTo(Sample.Counters.UNKNOWN);
    }
}
