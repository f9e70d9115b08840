package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.media.MediaCandidate;
import dev.sidetone.media.MediaNews;
import dev.sidetone.media.MediaReport;
import dev.sidetone.signaling.Message;
import dev.sidetone.voice.quality.Sample;
import dev.sidetone.voice.quality.Samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class PreflightRunTest {
    private final Scene scene = new Scene();
    private final List<String> heard = new ArrayList<>();

    private final class App implements PreflightDelegate {
        @Override
        public void preflightDidConnect(PreflightTest test) {
            heard.add("connected");
        }

        @Override
        public void preflightDidReceiveStatsSample(PreflightTest test, PreflightSample sample) {
            heard.add("sample");
        }

        @Override
        public void preflightDidReceiveQualityWarnings(
                PreflightTest test,
                Set<CallQualityWarning> current,
                Set<CallQualityWarning> previous) {
            heard.add("warnings " + current + " after " + previous);
        }

        @Override
        public void preflightDidComplete(PreflightTest test, PreflightReport report) {
            heard.add("complete");
        }

        @Override
        public void preflightDidFail(PreflightTest test, VoiceError error) {
            heard.add("failed " + error.code());
        }
    }

    private PreflightTest begin() {
        PreflightTest test = scene.client.runPreflightTest("token", new App());
        scene.run();
        return test;
    }

    private PreflightTest connected(String relay) {
        PreflightTest test = begin();
        scene.time.advance(Duration.ofMillis(30));
        scene.connected();
        scene.say(new Message.Ringing("CA7", null));
        scene.say(new Message.Answer("CA7", "v=0 answer", "r"));
        scene.media.session().report(() -> report(relay));
        change(MediaNews.Machine.CONNECTION, "connecting");
        change(MediaNews.Machine.ICE, "checking");
        scene.time.advance(Duration.ofMillis(20));
        change(MediaNews.Machine.ICE, "connected");
        scene.time.advance(Duration.ofMillis(10));
        change(MediaNews.Machine.CONNECTION, "connected");
        scene.media.session().connect();
        scene.run();
        return test;
    }

    private void change(MediaNews.Machine machine, String value) {
        scene.media.session().change(new MediaNews.State(machine, value));
        scene.run();
    }

    private static MediaReport report(String relay) {
        var local = candidate("l", relay);
        var remote = candidate("r", "host");
        var pair =
                new MediaReport.Pair(
                        "p",
                        true,
                        "t",
                        "l",
                        "r",
                        "succeeded",
                        1L,
                        true,
                        true,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        MediaReport.Checks.UNKNOWN);
        return new MediaReport(
                1, "c", List.of(), List.of(), List.of(local, remote), List.of(pair), null);
    }

    private static MediaCandidate candidate(String id, String type) {
        return new MediaCandidate(
                id, id.equals("r"), type, "192.0.2.1", 9, "udp", 1L, null, "t", null);
    }

    @Test
    void aTestIsACallWithoutParametersThatIsWatchedForTenSeconds() {
        List<Double> roundTrips = new ArrayList<>(List.of(20.0, 40.0, 60.0));
        scene.client
                .reporting()
                .setSamples(
                        (_, measured) ->
                                measured.with(
                                        roundTrips.size() > 1
                                                ? roundTrips.removeFirst()
                                                : roundTrips.getFirst(),
                                        2.0,
                                        0.0));
        PreflightTest test = connected("host");
        assertThat(scene.server.last(Message.Invite.class).params()).isNull();
        assertThat(test.status()).isEqualTo(PreflightTest.Status.CONNECTED);
        assertThat(test.callSid()).isEqualTo("CA7");
        scene.pass(3);
        assertThat(test.latestSample()).isNotNull();
        assertThat(test.endTime()).isNull();
        assertThat(test.preflightReport()).isNull();
        scene.pass(8);
        assertThat(test.status()).isEqualTo(PreflightTest.Status.COMPLETED);
        PreflightReport report = test.preflightReport();
        assertThat(report.callSid()).isEqualTo("CA7");
        assertThat(report.samples()).hasSizeBetween(9, 10);
        assertThat(report.networkTimings().signaling().duration()).isEqualTo(30);
        assertThat(report.networkTimings().iceConnection().duration()).isEqualTo(20);
        assertThat(report.networkTimings().peerConnection().duration()).isEqualTo(30);
        assertThat(report.networkTimings().preflightTest().duration()).isEqualTo(10_060);
        assertThat(report.networkStats().rtt().min()).isEqualTo(20);
        assertThat(report.networkStats().rtt().max()).isEqualTo(60);
        assertThat(report.networkStats().jitter()).isEqualTo(new PreflightReport.Spread(2, 2, 2));
        assertThat(report.callQuality()).isEqualTo(CallQuality.EXCELLENT);
        assertThat(report.isTurnRequired()).isFalse();
        assertThat(report.iceCandidates()).hasSize(2);
        assertThat(report.selectedIceCandidatePair().local().candidateType()).isEqualTo("host");
        assertThat(report.dictionaryReport())
                .containsEntry("callSid", "CA7")
                .containsEntry("callQuality", "excellent")
                .containsKeys(
                        "edge",
                        "selectedEdge",
                        "iceCandidates",
                        "selectedIceCandidatePair",
                        "networkTimings",
                        "networkStats",
                        "samples",
                        "isTurnRequired",
                        "warnings",
                        "warningsCleared");
        assertThat(heard.getFirst()).isEqualTo("connected");
        assertThat(heard.getLast()).isEqualTo("complete");
        assertThat(heard.stream().filter("sample"::equals)).hasSameSizeAs(report.samples());
    }

    @Test
    void warningsAreInTheReportWithTheirFigures() {
        List<Integer> seconds = new ArrayList<>();
        scene.client
                .reporting()
                .setSamples(
                        (_, _) -> {
                            seconds.add(1);
                            double jitter = seconds.size() <= 3 ? 60.0 : 1.0;
                            return Samples.of(seconds.size(), 20.0, jitter, 0.0);
                        });
        PreflightTest test = connected("relay");
        scene.pass(11);
        PreflightReport report = test.preflightReport();
        assertThat(report.warnings())
                .containsExactly(
                        new PreflightReport.Warning(
                                "high-jitter", 30, List.of(60.0, 60.0, 60.0), 3000));
        assertThat(report.warningsCleared())
                .containsExactly(new PreflightReport.WarningCleared("high-jitter", 8000));
        assertThat(report.isTurnRequired()).isTrue();
        assertThat(heard)
                .contains("warnings [HIGH_JITTER] after []", "warnings [] after [HIGH_JITTER]");
    }

    @Test
    void aServerThatEndsTheCallCompletesTheTest() {
        PreflightTest test = connected("host");
        scene.pass(2);
        scene.say(new Message.Hangup("CA7", null, null));
        assertThat(test.status()).isEqualTo(PreflightTest.Status.COMPLETED);
        assertThat(heard).endsWith("complete");
        assertThat(test.preflightReport().networkStats().mos()).isNull();
        assertThat(test.preflightReport().callQuality()).isNull();
    }

    @Test
    void aSilentServerFailsTheTestAfterTenSeconds() {
        PreflightTest test = begin();
        scene.pass(9);
        assertThat(test.status()).isEqualTo(PreflightTest.Status.CONNECTING);
        scene.pass(2);
        assertThat(test.status()).isEqualTo(PreflightTest.Status.FAILED);
        assertThat(heard).containsExactly("failed 31005");
        assertThat(test.endTime() - test.startTime()).isEqualTo(10_000);
    }

    @Test
    void whoStopsATestFailsIt() {
        PreflightTest test = connected("host");
        scene.pass(2);
        test.stop();
        scene.run();
        test.stop();
        scene.pass(20);
        assertThat(test.status()).isEqualTo(PreflightTest.Status.FAILED);
        assertThat(heard).endsWith("failed 31008").containsOnlyOnce("failed 31008");
        assertThat(scene.media.session().closed()).isTrue();
        assertThat(test.preflightReport()).isNull();
    }

    @Test
    void oneAtATime() {
        PreflightTest first = begin();
        PreflightTest second = begin();
        assertThat(second.status()).isEqualTo(PreflightTest.Status.FAILED);
        assertThat(heard).containsExactly("failed 31000");
        assertThat(first.status()).isEqualTo(PreflightTest.Status.CONNECTING);
        first.stop();
        scene.run();
        assertThat(begin().status()).isEqualTo(PreflightTest.Status.CONNECTING);
    }

    @Test
    void aRefusedTokenFailsTheTest() {
        PreflightTest test = begin();
        scene.say(Message.Failed.of(31204, "bad"));
        assertThat(test.status()).isEqualTo(PreflightTest.Status.FAILED);
        assertThat(heard).containsExactly("failed 20101");
    }

    @ParameterizedTest
    @CsvSource({
        "4.21, EXCELLENT",
        "4.2, GREAT",
        "4.1, GREAT",
        "4.09, GOOD",
        "3.7, GOOD",
        "3.69, FAIR",
        "3.1, FAIR",
        "3.09, DEGRADED",
        "1, DEGRADED"
    })
    void qualityIsAMatterOfTheMeanScore(double mos, CallQuality quality) {
        assertThat(CallQuality.of(mos)).isEqualTo(quality);
    }

    @Test
    void aTokenIsEnough() {
        PreflightTest test = begin();
        assertThat(test.status()).isEqualTo(PreflightTest.Status.CONNECTING);
        assertThat(test.callSid()).isEmpty();
        assertThat(scene.server.last(Message.Listen.class).token()).isEqualTo("token");
    }

    @Test
    void optionsAreThoseOfTheCall() {
        List<Runnable> queue = new ArrayList<>();
        var ice =
                new IceOptions(
                        List.of(new IceServer("turn:192.0.2.1", "name", "secret")),
                        IceOptions.TransportPolicy.RELAY);
        PreflightOptions options =
                PreflightOptions.with(
                        "token-2",
                        built ->
                                built.delegateQueue(queue::add)
                                        .iceOptions(ice)
                                        .preferredAudioCodecs(List.of(new AudioCodec.PcmuCodec()))
                                        .duration(Duration.ofSeconds(3)));
        assertThat(options.accessToken()).isEqualTo("token-2");
        assertThat(options.iceOptions()).isEqualTo(ice);
        PreflightTest test = scene.client.runPreflightTest(options, new App());
        scene.run();
        assertThat(scene.media.session().options().relayOnly()).isTrue();
        assertThat(scene.media.session().options().codecs()).containsExactly("PCMU");
        assertThat(scene.server.last(Message.Listen.class).token()).isEqualTo("token-2");
        test.stop();
        scene.run();
        assertThat(heard).isEmpty();
        queue.forEach(Runnable::run);
        assertThat(heard).containsExactly("failed 31008");
    }

    @Test
    void aSampleHasEveryFigureOfItsSecond() {
        scene.client
                .reporting()
                .setSamples(
                        (_, _) ->
                                new Sample(
                                        7000,
                                        "opus",
                                        List.of(100),
                                        List.of(200),
                                        new Sample.Counters(1L, 2L, 3L, 4L, 5L),
                                        new Sample.Counters(10L, 20L, 30L, 40L, 50L),
                                        1.5,
                                        2.5,
                                        33.0,
                                        4.25));
        PreflightTest test = connected("host");
        scene.pass(1);
        assertThat(test.latestSample())
                .isEqualTo(
                        new PreflightSample(
                                7000, "opus", 100, 200, 1L, 2L, 3L, 4L, 5L, 1.5, 2.5, 33.0, 4.25));
    }

    @Test
    void theReportNamesTheEdges() {
        scene.client.setEdge("frankfurt");
        PreflightTest test = begin();
        scene.say(
                new Message.Connected(
                        new Message.Identified("alice", 3600, null),
                        new Message.Place("gateway", "ie1", "dublin", null)));
        scene.say(new Message.Answer("CA7", "v=0 answer", "r"));
        scene.media.session().connect();
        scene.pass(11);
        PreflightReport report = test.preflightReport();
        assertThat(report.edge()).isEqualTo("frankfurt");
        assertThat(report.selectedEdge()).isEqualTo("dublin");
    }
}
