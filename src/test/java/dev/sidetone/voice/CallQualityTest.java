package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.audio.NullDevice;
import dev.sidetone.media.MediaCandidate;
import dev.sidetone.media.MediaNews;
import dev.sidetone.media.MediaReport;
import dev.sidetone.signaling.Message;
import dev.sidetone.voice.insights.Publisher;
import dev.sidetone.voice.quality.Convention;
import dev.sidetone.voice.quality.Samples;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What a client watches of its calls and tells of them. */
class CallQualityTest {
    private final Scene scene = new Scene();
    private final List<String> posts = new ArrayList<>();
    private final Publisher publisher =
            (path, token, body) -> posts.add(path + " " + token + " " + body);

    static MediaReport report() {
        var local =
                new MediaCandidate("l", false, "host", "192.0.2.1", 5, "udp", 7L, null, "t", null);
        var remote = new MediaCandidate("r", true, "relay", null, 6, "udp", 8L, null, "t", null);
        var pair =
                new MediaReport.Pair(
                        "p",
                        true,
                        "t",
                        "l",
                        "r",
                        "in-progress",
                        9L,
                        true,
                        true,
                        null,
                        10L,
                        11L,
                        0.5,
                        0.25,
                        64_000.0,
                        null,
                        MediaReport.Checks.UNKNOWN);
        return new MediaReport(
                5000,
                "connection",
                List.of(
                        new MediaReport.Sent(
                                "mic", 1L, "audio/opus", 50L, 400L, null, null, null, 1.0)),
                List.of(
                        new MediaReport.Received(
                                "ear", 4294967295L, "audio/opus", 49L, 390L, 1L, 12.0, 0.0)),
                List.of(local, remote),
                List.of(pair),
                null);
    }

    @Test
    void statisticsAreToldInTheWordsOfTheSdkAndWhatIsAbsentStaysAbsent() {
        Call call = scene.standing();
        scene.media.session().report(CallQualityTest::report);
        List<StatsReport> reports = new ArrayList<>();
        call.getStats(reports::addAll);
        scene.run();
        assertThat(reports).hasSize(1);
        StatsReport report = reports.getFirst();
        assertThat(report.peerConnectionId()).isEqualTo("connection");
        assertThat(report.localAudioTrackStats())
                .containsExactly(
                        new LocalAudioTrackStats(
                                "mic",
                                null,
                                "audio/opus",
                                "1",
                                5000,
                                400L,
                                50L,
                                null,
                                32_767,
                                null));
        assertThat(report.remoteAudioTrackStats())
                .containsExactly(
                        new RemoteAudioTrackStats(
                                "ear",
                                1L,
                                "audio/opus",
                                "4294967295",
                                5000,
                                390L,
                                49L,
                                0,
                                12.0,
                                null));
        assertThat(report.iceCandidateStats())
                .contains(
                        new IceCandidateStats(
                                "r", "relay", null, null, true, 6, 8L, "udp", null, "t"));
        IceCandidatePairStats pair = report.iceCandidatePairStats().getFirst();
        assertThat(pair.state()).isEqualTo(IceCandidatePairState.IN_PROGRESS);
        assertThat(pair.localCandidateIp()).isEqualTo("192.0.2.1");
        assertThat(pair.remoteCandidateIp()).isNull();
        assertThat(pair.readable()).isNull();
        assertThat(pair.availableIncomingBitrate()).isNull();
        assertThat(pair.totalRoundTripTime()).isEqualTo(0.5);
        assertThat(pair.requestsSent()).isNull();
    }

    @Test
    void warningsAreToldWhenTheyAreRaisedAndWhenTheyAreCleared() {
        Iterator<Double> roundTrips =
                List.of(450.0, 450.0, 450.0, 9.0, 9.0, 9.0, 9.0, 9.0).iterator();
        scene.client
                .reporting()
                .setSamples(
                        (_, measured) ->
                                roundTrips.hasNext()
                                        ? Samples.of(1, roundTrips.next(), 1.0, 0.0)
                                        : measured);
        Call call = scene.standing();
        scene.pass(2);
        assertThat(call.callQualityWarnings()).isEmpty();
        scene.pass(1);
        assertThat(call.callQualityWarnings())
                .containsExactly(CallQualityWarning.HIGH_RTT, CallQualityWarning.LOW_MOS);
        scene.pass(5);
        assertThat(call.callQualityWarnings()).isEmpty();
        assertThat(scene.heard)
                .containsExactly(
                        "ringing",
                        "connected",
                        "warnings [high-rtt, low-mos] after []",
                        "warnings [] after [high-rtt, low-mos]");
    }

    @Test
    void anEndedCallIsNotLookedAtAnyMore() {
        List<Integer> looked = new ArrayList<>();
        scene.client
                .reporting()
                .setSamples(
                        (_, measured) -> {
                            looked.add(1);
                            return measured;
                        });
        Call call = scene.standing();
        scene.pass(3);
        assertThat(looked).hasSize(3);
        call.disconnect();
        scene.pass(10);
        assertThat(looked).hasSize(3);
    }

    @Test
    void theJavaScriptConventionTellsLostConnectivity() {
        scene.client.reporting().setConvention(Convention.JAVASCRIPT);
        Call call = scene.standing();
        scene.pass(1);
        scene.media.session().interrupt();
        scene.pass(1);
        assertThat(call.callQualityWarnings())
                .isEqualTo(Set.of(CallQualityWarning.ICE_CONNECTIVITY_LOST));
    }

    /** Group, name and level of what was posted to the events. */
    private List<String> events() {
        return posts.stream()
                .filter(post -> post.startsWith(Publisher.EVENTS_PATH))
                .map(
                        post ->
                                post.replaceFirst(
                                        ".*\"group\":\"([^\"]*)\",\"name\":\"([^\"]*)\",\"level\":\"([^\"]*)\".*",
                                        "$1/$2 $3"))
                .toList();
    }

    @Test
    void insightsOfAnOrdinaryCallComeInTheOrderOfTheCall() {
        scene.client.reporting().setPublisher(publisher);
        Call call = scene.call();
        scene.media.session().change(new MediaNews.State(MediaNews.Machine.ICE, "checking"));
        scene.say(new Message.Ringing("CA1", null));
        scene.say(new Message.Answer("CA1", "v=0 answer", "r"));
        scene.media.session().report(CallQualityTest::report);
        scene.media.session().connect();
        scene.run();
        call.setMuted(true);
        scene.run();
        call.setMuted(true);
        scene.run();
        call.setMuted(false);
        scene.run();
        call.setOnHold(true);
        scene.run();
        call.setOnHold(false);
        scene.run();
        scene.pass(1);
        call.disconnect();
        call.postFeedback(FeedbackScore.TWO_POINTS, FeedbackIssue.ONE_WAY_AUDIO);
        call.postFeedback(FeedbackScore.NOT_REPORTED, FeedbackIssue.NOT_REPORTED);
        scene.run();
        assertThat(events())
                .containsExactly(
                        "connection/outgoing INFO",
                        "settings/edge INFO",
                        "ice-connection-state/checking DEBUG",
                        "connection/outgoing-ringing INFO",
                        "connection/ringing INFO",
                        "connection/accepted-by-remote INFO",
                        "connection/connected INFO",
                        "connection/muted INFO",
                        "connection/unmuted INFO",
                        "connection/hold INFO",
                        "connection/unhold INFO",
                        "settings/codec INFO",
                        "connection/disconnect-called INFO",
                        "connection/disconnected-by-local INFO",
                        "feedback/received INFO",
                        "feedback/received-none INFO");
        assertThat(posts.getFirst())
                .startsWith("/v4/EndpointEvents token ")
                .contains("\"temp_call_sid\":\"TJS")
                .doesNotContain("\"call_sid\"")
                .contains("\"direction\":\"OUTGOING\"");
        assertThat(posts.get(posts.size() - 2))
                .contains("\"call_sid\":\"CA1\"")
                .contains("\"quality_score\":2")
                .contains("\"issue_name\":\"one-way-audio\"");
    }

    @Test
    void metricsComeInTensAndTheRestAtTheEnd() {
        scene.client.reporting().setPublisher(publisher);
        Call call = scene.standing();
        scene.pass(23);
        assertThat(batches()).containsExactly(10, 10);
        call.disconnect();
        scene.run();
        assertThat(batches()).containsExactly(10, 10, 3);
    }

    /** How many samples each post of metrics has. */
    private List<Integer> batches() {
        return posts.stream()
                .filter(post -> post.startsWith(Publisher.METRICS_PATH))
                .map(post -> post.split("\"timestamp_ms\"", -1).length - 1)
                .toList();
    }

    @Test
    void lossesAndFailuresAreToldWithTheirErrors() {
        scene.client.reporting().setPublisher(publisher);
        scene.standing();
        scene.media.session().change(new MediaNews.State(MediaNews.Machine.DTLS, "failed"));
        scene.media.session().change(new MediaNews.State(MediaNews.Machine.GATHERING, "timeout"));
        scene.media.session().interrupt();
        scene.run();
        scene.media.session().connect();
        scene.run();
        scene.media.session().fail(53405);
        scene.run();
        List<String> told = events();
        assertThat(told.subList(told.indexOf("connection/connected INFO"), told.size()))
                .containsExactly(
                        "connection/connected INFO",
                        "dtls-transport-state/failed ERROR",
                        "ice-gathering-state/timeout WARNING",
                        "connection/reconnecting INFO",
                        "connection/reconnected INFO",
                        "connection/error ERROR",
                        "connection/disconnected-by-local INFO");
        assertThat(posts.get(posts.size() - 2)).contains("\"code\":53405");
    }

    @Test
    void warningsAreToldWithTheirFigures() {
        scene.client.reporting().setPublisher(publisher);
        scene.client.reporting().setSamples((_, _) -> Samples.of(1, 20.0, 50.0, 0.0));
        scene.standing();
        scene.pass(3);
        assertThat(events()).contains("network-quality-warning-raised/high-jitter WARNING");
        assertThat(posts.getLast()).contains("\"threshold\":30.0,\"values\":[50.0,50.0,50.0]");
        scene.client.reporting().setSamples((_, _) -> Samples.of(1, 20.0, 5.0, 0.0));
        scene.pass(5);
        assertThat(events()).contains("network-quality-warning-cleared/high-jitter INFO");
    }

    @Test
    void anotherNetworkAndAnotherDeviceAreToldOfEveryCallThatGoesOn() {
        scene.client.reporting().setPublisher(publisher);
        Call call = scene.standing();
        posts.clear();
        scene.client.reporting().networkChanged();
        scene.client.setAudioDevice(new NullDevice());
        assertThat(events())
                .containsExactly(
                        "network-information/network-change INFO", "audio/device-change INFO");
        assertThat(posts).allMatch(post -> post.contains("\"call_sid\":\"CA1\""));
        call.disconnect();
        scene.run();
        posts.clear();
        scene.client.reporting().networkChanged();
        assertThat(posts).isEmpty();
    }

    private List<String> eventsOfAnInvite(Consumer<CallInvite> end) {
        scene.client.reporting().setPublisher(publisher);
        scene.client.prepare("token");
        scene.run();
        scene.connected();
        CallInvite invite = scene.pushed("CA9");
        scene.run();
        scene.say(Scene.offer("CA9"));
        end.accept(invite);
        scene.run();
        return events();
    }

    @Test
    void anInviteThatIsRejectedIsToldLikeABusyCallee() {
        assertThat(eventsOfAnInvite(CallInvite::reject))
                .containsExactly(
                        "connection/incoming INFO",
                        "connection/listen INFO",
                        "connection/listening INFO",
                        "connection/rejected-by-local INFO",
                        "connection/error ERROR");
        assertThat(posts.getLast())
                .contains("\"code\":31600")
                .contains("\"call_sid\":\"CA9\"")
                .contains("\"direction\":\"INCOMING\"");
    }

    @Test
    void anInviteThatIsCancelledOrAcceptedIsTold() {
        assertThat(eventsOfAnInvite(_ -> scene.say(new Message.Cancel("CA9"))))
                .endsWith("connection/listening INFO", "connection/cancel INFO");
        posts.clear();
        CallInvite second = scene.pushed("CA10");
        second.accept(scene.app());
        scene.run();
        assertThat(events()).contains("connection/accepted-by-local INFO");
    }

    @Test
    void registrationsAreToldWithoutACall() {
        scene.client.reporting().setPublisher(publisher);
        scene.client.register("token", Town.device(1), _ -> {});
        scene.run();
        scene.bindings.answer = VoiceError.of(ErrorCode.REGISTRATION_ERROR);
        scene.client.register("token", Town.device(1), _ -> {});
        scene.client.unregister("token", Town.device(1), _ -> {});
        scene.run();
        assertThat(events())
                .containsExactly(
                        "registration/registration INFO",
                        "registration/registration-error ERROR",
                        "registration/unregistration-error ERROR");
        assertThat(posts.getLast()).doesNotContain("call_sid").contains("\"code\":31301");
    }

    @Test
    void whoSwitchesInsightsOffTellsNothing() {
        scene.client.reporting().setPublisher(publisher);
        scene.client.reporting().setInsights(false);
        Call call = scene.standing();
        scene.pass(12);
        call.postFeedback(FeedbackScore.ONE_POINT, FeedbackIssue.ECHO);
        call.disconnect();
        scene.run();
        assertThat(posts).isEmpty();
    }
}
