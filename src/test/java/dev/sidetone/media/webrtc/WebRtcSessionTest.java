package dev.sidetone.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.media.MediaEngine;
import dev.sidetone.media.MediaNews;
import dev.sidetone.media.MediaOptions;
import dev.sidetone.media.MediaReport;
import dev.sidetone.media.MediaSessionContract;
import dev.sidetone.media.SessionPair;
import dev.sidetone.testing.Needs;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

@Tag("real")
class WebRtcSessionTest extends MediaSessionContract {
    private static WebRtcEngine engine;

    @BeforeAll
    static void start() {
        Needs.webrtc();
        engine = WebRtcEngine.start();
    }

    @AfterAll
    static void stop() {
        if (engine != null) {
            engine.close();
        }
    }

    @Override
    protected MediaEngine engine() {
        return engine;
    }

    @Override
    protected MediaEngine anotherEngine() {
        return WebRtcEngine.start();
    }

    @Override
    protected void pass(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    @Test
    @Tag("soak")
    protected void aPeerThatVanishesInterruptsTheSessionAndThenFailsIt() {
        super.aPeerThatVanishesInterruptsTheSessionAndThenFailsIt();
    }

    @Test
    void twentyCallsInARow() {
        for (int i = 0; i < 20; i++) {
            talkingPair().close();
        }
    }

    @Test
    void aPeerThatTakesTelephoneEventsGetsTheDigitsInTheMedia() {
        try (var pair = new SessionPair(engine)) {
            pair.callee.described =
                    sdp ->
                            pair.caller.session.setAnswer(
                                    sdp.replaceFirst("(m=audio .*)\r\n", "$1 110\r\n")
                                            .replaceFirst(
                                                    "(?=a=rtpmap:63)",
                                                    "a=rtpmap:110 telephone-event/48000\r\n"));
            until(pair::talks, Duration.ofSeconds(10));
            List<Boolean> taken = new ArrayList<>();
            pair.caller.session.sendDigits("12w#", taken::add);
            pair.callee.session.sendDigits("1", taken::add);
            until(() -> taken.size() == 2, Duration.ofSeconds(2));
            assertThat(taken).containsExactlyInAnyOrder(true, false);
            pass(Duration.ofMillis(1_300));
            assertThat(pair.caller.failure).isNull();
        }
    }

    @Test
    void aLowBitrateIsKeptToByBothSides() {
        var usual = new MediaOptions(List.of(), false, List.of("opus"), 0);
        var thrifty = new MediaOptions(List.of(), false, List.of("opus"), 6_000);
        long normal = bytesInASecond(usual, usual);
        assertThat(bytesInASecond(thrifty, usual)).isLessThan(normal * 2 / 3);
        assertThat(bytesInASecond(usual, thrifty)).isLessThan(normal * 2 / 3);
    }

    private long bytesInASecond(MediaOptions callers, MediaOptions callees) {
        try (var pair = new SessionPair(engine, callers, callees, 440, 880)) {
            until(pair::talks, Duration.ofSeconds(10));
            List<Long> bytes = new ArrayList<>();
            pair.caller.session.stats(stats -> bytes.add(stats.sent().getFirst().bytes()));
            pass(Duration.ofSeconds(1));
            pair.caller.session.stats(stats -> bytes.add(stats.sent().getFirst().bytes()));
            until(() -> bytes.size() == 2, Duration.ofSeconds(2));
            return bytes.getLast() - bytes.getFirst();
        }
    }

    @Test
    void aThousandFramesAtOnceAreTooMany() {
        try (var pair = talkingPair()) {
            for (int i = 0; i < 1_000; i++) {
                pair.caller.session.send(new short[480]);
            }
            until(pair::tonesAreRight, Duration.ofSeconds(10));
        }
    }

    /** The library itself crashes on servers that it refuses. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://nothing",
                "stun:",
                "stun:host:99999",
                "stun:host:0",
                "stun:host?transport=udp",
                "stun:ho st",
                "stun:%s%n",
                "turn:host",
                "turn:host?transport=pigeon",
                "turns:"
            })
    void anUnusableIceServerIsAFailureAndNoCrash(String url) {
        var server = new MediaOptions.IceServer(url, null, null);
        var options = new MediaOptions(List.of(server), false, List.of("opus"), 0);
        try (var end = new SessionPair.End(engine, options, 440)) {
            end.session.createOffer();
            until(() -> end.failure != null, Duration.ofSeconds(2));
            assertThat(end.failure.code()).isEqualTo(53400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stun:127.0.0.1",
                "stuns:localhost:5349",
                "stun:[::1]:3478",
                "turn:localhost?transport=tcp",
                "turn:127.0.0.1:3478?transport=udp",
                "turns:localhost:5349?transport=tcp"
            })
    void aUsableIceServerIsTaken(String url) {
        var server = new MediaOptions.IceServer(url, "name", "password");
        var options = new MediaOptions(List.of(server), false, List.of("opus"), 0);
        try (var end = new SessionPair.End(engine, options, 440)) {
            end.session.createOffer();
            until(() -> !end.descriptions.isEmpty(), Duration.ofSeconds(2));
        }
    }

    @Test
    void relayOnlyWithoutARelayFails() {
        var options =
                new MediaOptions(
                        List.of(new MediaOptions.IceServer("turn:127.0.0.1:9", "u", "p")),
                        true,
                        List.of("opus"),
                        0);
        try (var end = new SessionPair.End(engine, options, 440)) {
            end.session.createOffer();
            until(() -> end.failure != null, Duration.ofSeconds(6));
            assertThat(end.failure.code()).isEqualTo(53405);
        }
    }

    @Test
    void anUnreachableIceServerDelaysTheDescriptionByHalfASecondAtMost() {
        var options =
                new MediaOptions(
                        List.of(new MediaOptions.IceServer("stun:127.0.0.1:9", null, null)),
                        false,
                        List.of("opus"),
                        0);
        try (var end = new SessionPair.End(engine, options, 440)) {
            long start = System.nanoTime();
            end.session.createOffer();
            until(() -> !end.descriptions.isEmpty(), Duration.ofSeconds(5));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void theReportOfACallHasEveryFigureThatTheLibraryGives() {
        try (var pair = talkingPair()) {
            pass(Duration.ofMillis(5_500));
            var answer = new AtomicReference<MediaReport>();
            pair.caller.session.stats(answer::set);
            until(() -> answer.get() != null, Duration.ofSeconds(2));
            MediaReport report = answer.get();
            assertThat(Duration.ofMillis(System.currentTimeMillis() - report.at()))
                    .isBetween(Duration.ofSeconds(-1), Duration.ofSeconds(2));
            MediaReport.Sent sent = report.sent().getFirst();
            assertThat(sent.roundTripMillis()).isBetween(0.0, 100.0);
            assertThat(sent.jitterMillis()).isBetween(0.0, 100.0);
            assertThat(sent.lost()).isBetween(0L, 20L);
            assertThat(sent.ssrc()).isEqualTo(theirSsrc(pair));
            MediaReport.Pair way = report.selected();
            assertThat(way.state()).isEqualTo("succeeded");
            assertThat(way.nominated()).isTrue();
            assertThat(way.writable()).isTrue();
            assertThat(way.readable()).as("the library does not say").isNull();
            assertThat(way.incomingBitrate()).as("the library does not say").isNull();
            assertThat(way.checks().responsesReceived()).isPositive();
            assertThat(report.candidate(way.local()).type()).isEqualTo("host");
            assertThat(report.candidate(way.remote()).remote()).isTrue();
            assertThat(report.transport().dtlsState()).isEqualTo("connected");
            assertThat(pair.caller.news)
                    .hasAtLeastOneElementOfType(MediaNews.Gathered.class)
                    .hasAtLeastOneElementOfType(MediaNews.Selected.class)
                    .contains(
                            new MediaNews.State(MediaNews.Machine.SIGNALING, "have-local-offer"),
                            new MediaNews.State(MediaNews.Machine.SIGNALING, "stable"));
        }
    }

    private Long theirSsrc(SessionPair pair) {
        var answer = new AtomicReference<MediaReport>();
        pair.callee.session.stats(answer::set);
        until(() -> answer.get() != null, Duration.ofSeconds(2));
        return answer.get().received().getFirst().ssrc();
    }
}
