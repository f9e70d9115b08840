package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidetone.media.webrtc.WebRtcEngine;
import dev.sidetone.testing.Needs;
import dev.sidetone.testing.TurnServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Calls that may use nothing but a relay, through a real TURN server on loopback. */
@Tag("real")
class RelayedCallTest {
    private static final Pattern CARRIED =
            Pattern.compile("peer usage: .*? rp=(\\d+), rb=\\d+, sp=(\\d+)");

    private static WebRtcEngine engine;
    @TempDir private Path folder = Path.of("");
    private TurnServer turn;
    private LoopbackTown town;
    private TalkingPair pair;

    @BeforeAll
    static void start() {
        Needs.webrtc();
        Needs.command("turnserver");
        engine = WebRtcEngine.start();
    }

    @AfterAll
    static void stop() {
        if (engine != null) {
            engine.close();
        }
    }

    @BeforeEach
    void meet() throws IOException {
        turn = TurnServer.start(folder);
        town = new LoopbackTown(folder, false, engine);
        pair = new TalkingPair(engine, town);
    }

    @AfterEach
    void part() {
        pair.close();
        town.close();
        turn.close();
    }

    private IceOptions relayWith(String password) {
        var server = new IceServer(turn.url(), TurnServer.USER, password);
        return new IceOptions(List.of(server), IceOptions.TransportPolicy.RELAY);
    }

    private static void soon(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(5)).until(condition);
    }

    private static StatsReport stats(Call call) throws Exception {
        var answer = new CompletableFuture<List<StatsReport>>();
        call.getStats(answer::complete);
        return answer.get(5, TimeUnit.SECONDS).getFirst();
    }

    @Test
    void bothHearEachOtherThroughTheRelayAlone() throws Exception {
        pair.alice.ice = relayWith(TurnServer.PASSWORD);
        pair.bob.ice = relayWith(TurnServer.PASSWORD);
        pair.bob.registeredBySocket();
        pair.alice.calls("bob");
        pair.alice.await("ringing");
        pair.alice.await("connected");
        pair.bob.await("connected");

        soon(() -> pair.bob.hears(440) && pair.alice.hears(880));
        assertThat(pair.bob.hears(880)).isFalse();
        assertThat(pair.alice.hears(440)).isFalse();
        isRelayed(stats(pair.alice.call()));
        isRelayed(stats(pair.bob.call()));

        pair.alice.call().disconnect();
        pair.bob.await("disconnected");
        soon(() -> turn.log().split("peer usage").length > 2);
        List<MatchResult> carried = CARRIED.matcher(turn.log()).results().toList();
        assertThat(carried)
                .as("what went from and to each peer, as the relay counted it")
                .hasSize(2)
                .allSatisfy(
                        peer -> {
                            assertThat(Integer.parseInt(peer.group(1))).isGreaterThan(20);
                            assertThat(Integer.parseInt(peer.group(2))).isGreaterThan(20);
                        });
    }

    /** Nothing but relays was gathered on either side, and the selected pair is one of two. */
    private static void isRelayed(StatsReport report) {
        assertThat(report.iceCandidateStats())
                .isNotEmpty()
                .allMatch(candidate -> "relay".equals(candidate.candidateType()));
        assertThat(report.iceCandidatePairStats())
                .filteredOn(IceCandidatePairStats::activeCandidatePair)
                .singleElement()
                .satisfies(
                        way -> {
                            assertThat(way.relayProtocol()).isEqualTo("udp");
                            assertThat(way.bytesReceived()).isGreaterThan(1_000L);
                        });
    }

    @Test
    void theServersOwnMediaHearARelayedCaller() {
        pair.alice.ice = relayWith(TurnServer.PASSWORD);
        pair.alice.calls("echo");
        pair.alice.await("ringing");
        pair.alice.await("connected");
        soon(() -> pair.alice.hears(440));
    }

    @Test
    void aWrongPasswordIsToldToTheCaller() {
        pair.bob.registeredBySocket();
        pair.alice.ice = relayWith("wrong");
        pair.alice.calls("bob");

        pair.alice.await(
                "failed 53405 Media connection failed: The TURN server does not accept the user or"
                        + " the password (401): check those of iceOptions.");
        assertThat(turn.log()).contains("user sidetone credentials are incorrect");
        assertThat(pair.bob.call).as("nobody was called").isNull();
    }

    @Test
    void aWrongPasswordIsToldToTheCallee() {
        pair.bob.registeredBySocket();
        pair.bob.ice = relayWith("wrong");
        pair.alice.calls("bob");

        assertThat(pair.bob.next())
                .startsWith(
                        "failed 53405 Media connection failed: The TURN server does not accept");
        pair.alice.await("ringing");
        pair.alice.await("failed 31486 Busy here: bob declined the call");
    }

    @Test
    void aRelayThatIsNotThereIsTold() {
        turn.close();
        pair.alice.ice = relayWith(TurnServer.PASSWORD);
        pair.alice.calls("bob");

        pair.alice.await(
                "failed 53405 Media connection failed: No TURN server answers: check the address"
                        + " and port in iceOptions, and whether a firewall blocks them.");
    }

    @Test
    void aRelayThatIsNotNamedIsTold() {
        pair.alice.ice = new IceOptions(List.of(), IceOptions.TransportPolicy.RELAY);
        pair.alice.calls("bob");

        pair.alice.await(
                "failed 53405 Media connection failed: Only a relay may be used, but iceOptions"
                        + " name no TURN server.");
    }

    @Test
    void aWrongPasswordDoesNoHarmWhereARelayIsNotNeeded() {
        var server = new IceServer(turn.url(), TurnServer.USER, "wrong");
        pair.alice.ice = new IceOptions(List.of(server));
        pair.bob.registeredBySocket();
        pair.alice.calls("bob");
        pair.alice.await("ringing");
        pair.alice.await("connected");
        soon(() -> pair.bob.hears(440) && pair.alice.hears(880));
    }
}
