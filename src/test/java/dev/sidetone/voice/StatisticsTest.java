package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.media.MediaCandidate;
import dev.sidetone.media.MediaReport;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every field of the statistics: what media know is told in its unit, and nothing else is. */
class StatisticsTest {
    private final Scene scene = new Scene();

    private StatsReport told(MediaReport media) {
        Call call = scene.standing();
        scene.media.session().report(() -> media);
        List<StatsReport> reports = new ArrayList<>();
        call.getStats(reports::addAll);
        scene.run();
        return reports.getFirst();
    }

    private static MediaReport full() {
        var local =
                new MediaCandidate(
                        "l", false, "relay", "192.0.2.1", 5, "udp", 7L, "turn:x", "t", "tcp");
        var remote =
                new MediaCandidate("r", true, "host", "192.0.2.9", 6, "udp", 8L, null, "t", null);
        var pair =
                new MediaReport.Pair(
                        "p",
                        true,
                        "t",
                        "l",
                        "r",
                        "succeeded",
                        9L,
                        true,
                        true,
                        true,
                        10L,
                        11L,
                        0.5,
                        0.25,
                        64_000.0,
                        65_000.0,
                        new MediaReport.Checks(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L));
        return new MediaReport(
                5000,
                "connection",
                List.of(
                        new MediaReport.Sent(
                                "mic", 1L, "audio/opus", 50L, 400L, 3L, 4.5, 21.0, 0.5)),
                List.of(
                        new MediaReport.Received(
                                "ear", 2L, "audio/PCMU", 49L, 390L, 1L, 12.0, 1.0)),
                List.of(local, remote),
                List.of(pair),
                null);
    }

    @Test
    void everyFigureIsToldInItsUnit() {
        StatsReport report = told(full());
        assertThat(report.peerConnectionId()).isEqualTo("connection");
        assertThat(report.localAudioTrackStats())
                .containsExactly(
                        new LocalAudioTrackStats(
                                "mic", 3L, "audio/opus", "1", 5000, 400L, 50L, 21.0, 16_384, 4.5));
        assertThat(report.remoteAudioTrackStats())
                .containsExactly(
                        new RemoteAudioTrackStats(
                                "ear", 1L, "audio/PCMU", "2", 5000, 390L, 49L, 32_767, 12.0, null));
        assertThat(report.iceCandidateStats())
                .containsExactly(
                        new IceCandidateStats(
                                "l",
                                "relay",
                                null,
                                "192.0.2.1",
                                false,
                                5,
                                7L,
                                "udp",
                                "turn:x",
                                "t"),
                        new IceCandidateStats(
                                "r", "host", null, "192.0.2.9", true, 6, 8L, "udp", null, "t"));
        assertThat(report.iceCandidatePairStats())
                .containsExactly(
                        new IceCandidatePairStats(
                                true,
                                "tcp",
                                "t",
                                "l",
                                "192.0.2.1",
                                "r",
                                "192.0.2.9",
                                IceCandidatePairState.SUCCEEDED,
                                9L,
                                true,
                                true,
                                true,
                                10L,
                                11L,
                                0.5,
                                0.25,
                                64_000.0,
                                65_000.0,
                                1L,
                                2L,
                                3L,
                                4L,
                                5L,
                                6L,
                                7L,
                                8L,
                                9L,
                                10L));
    }

    @Test
    void nothingIsLeftOutOfAFullReportButWhatTheEngineNeverSays() {
        StatsReport report = told(full());
        Set<String> absent = new TreeSet<>();
        absent.addAll(absent(report.localAudioTrackStats().getFirst()));
        absent.addAll(absent(report.remoteAudioTrackStats().getFirst()));
        absent.addAll(absent(report.iceCandidateStats().getFirst()));
        absent.addAll(absent(report.iceCandidatePairStats().getFirst()));
        assertThat(absent).containsExactly("deleted", "mos");
    }

    @Test
    void whatIsNotKnownIsAbsentAndNotZero() {
        var candidate =
                new MediaCandidate("l", null, null, null, null, null, null, null, null, null);
        var pair =
                new MediaReport.Pair(
                        "p",
                        false,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        MediaReport.Checks.UNKNOWN);
        StatsReport report =
                told(
                        new MediaReport(
                                5000,
                                "c",
                                List.of(
                                        new MediaReport.Sent(
                                                null, null, null, null, null, null, null, null,
                                                null)),
                                List.of(
                                        new MediaReport.Received(
                                                null, null, null, null, null, null, null, null)),
                                List.of(candidate),
                                List.of(pair),
                                null));
        assertThat(present(report.localAudioTrackStats().getFirst())).containsExactly("timestamp");
        assertThat(present(report.remoteAudioTrackStats().getFirst())).containsExactly("timestamp");
        assertThat(present(report.iceCandidateStats().getFirst())).containsExactly("id");
        assertThat(present(report.iceCandidatePairStats().getFirst()))
                .containsExactlyInAnyOrder("activeCandidatePair", "state");
        assertThat(report.iceCandidatePairStats().getFirst().state())
                .isEqualTo(IceCandidatePairState.UNKNOWN);
    }

    @Test
    void theScoreIsThatOfTheLastSecond() {
        Call call = scene.standing();
        scene.media.session().report(StatisticsTest::full);
        scene.client.reporting().setSamples((_, measured) -> measured.with(50.0, 5.0, 0.0));
        scene.pass(2);
        List<StatsReport> reports = new ArrayList<>();
        call.getStats(reports::addAll);
        scene.run();
        Double mos = reports.getFirst().remoteAudioTrackStats().getFirst().mos();
        assertThat(mos).isBetween(4.40, 4.41);
    }

    private static List<String> absent(Record stats) {
        List<String> names = names(stats);
        names.removeAll(present(stats));
        return names;
    }

    private static List<String> present(Record stats) {
        List<String> present = new ArrayList<>();
        for (RecordComponent each : stats.getClass().getRecordComponents()) {
            try {
                if (each.getAccessor().invoke(stats) != null) {
                    present.add(each.getName());
                }
            } catch (ReflectiveOperationException hidden) {
                throw new AssertionError(hidden);
            }
        }
        return present;
    }

    private static List<String> names(Record stats) {
        List<String> names = new ArrayList<>();
        for (RecordComponent each : stats.getClass().getRecordComponents()) {
            names.add(each.getName());
        }
        return names;
    }

    @ParameterizedTest
    @CsvSource({
        "succeeded, SUCCEEDED", "frozen, FROZEN", "waiting, WAITING", "in-progress, IN_PROGRESS",
        "failed, FAILED", "cancelled, CANCELLED", "inprogress, UNKNOWN", ", UNKNOWN"
    })
    void aPairsStateIsTheLibrarysOrUnknown(@Nullable String word, IceCandidatePairState state) {
        assertThat(IceCandidatePairState.of(word)).isEqualTo(state);
    }
}
