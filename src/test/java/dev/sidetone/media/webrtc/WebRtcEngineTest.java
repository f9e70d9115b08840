package dev.sidetone.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

@Tag("real")
class WebRtcEngineTest {
    private static WebRtcEngine engine;

    @BeforeAll
    static void start() {
        engine = WebRtcEngine.start();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void bothSidesHearTheOthersTone() {
        try (var pair = new SessionPair(engine)) {
            await().atMost(Duration.ofSeconds(5)).until(() -> pair.caller.ear.heard() > 60_000);
            await().atMost(Duration.ofSeconds(5)).until(() -> pair.callee.ear.heard() > 60_000);
            assertThat(pair.callee.ear.level(440, 500)).isGreaterThan(-18);
            assertThat(pair.callee.ear.level(880, 500)).isLessThan(-45);
            assertThat(pair.caller.ear.level(880, 500)).isGreaterThan(-18);
            assertThat(pair.caller.ear.level(440, 500)).isLessThan(-45);
        }
    }

    @Test
    void twentyCallsInARow() {
        List<Long> connected = new ArrayList<>();
        List<Long> received = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            try (var pair = new SessionPair(engine)) {
                await().pollInterval(Duration.ofMillis(2))
                        .atMost(Duration.ofSeconds(5))
                        .until(() -> pair.caller.receivedAt > 0 && pair.callee.receivedAt > 0);
                connected.add((pair.caller.connectedAt - pair.started) / 1_000_000);
                received.add((pair.callee.receivedAt - pair.started) / 1_000_000);
            }
        }
        System.out.println("offer to connected, ms: " + connected);
        System.out.println("offer to first packet, ms: " + received);
        assertThat(connected).hasSize(20);
    }

    @Test
    void garbageFromTheOtherSideFailsTheSessionAndNothingElse() {
        for (String garbage : List.of("", "hello", "v=0\r\nm=audio", "v=0\r\nm=audio 9 x 0\r\n")) {
            try (var end = new SessionPair.End(engine, 440)) {
                end.session.createAnswer(garbage);
                await().atMost(Duration.ofSeconds(2)).until(() -> end.failure != null);
                assertThat(end.failure.code()).isEqualTo(53402);
            }
        }
    }
}
