package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidetone.media.WebRtcEngine;
import dev.sidetone.testing.SmallExchange;
import dev.sidetone.time.RealTime;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;

/** Two clients with real media: what one says is what the other hears. */
class TwoPhonesTest {
    private static final URI SERVER = URI.create("http://127.0.0.1:3000");
    private static WebRtcEngine engine;
    private TalkingPair pair;

    @BeforeAll
    static void start() {
        engine = WebRtcEngine.start();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @BeforeEach
    void meet() {
        pair = new TalkingPair(engine, new SmallExchange(new RealTime()), SERVER);
        pair.bob.registered("bob");
    }

    @AfterEach
    void part() {
        pair.close();
    }

    @Test
    void holdSilencesBothMuteOnlyOne() {
        talk();
        bothHear();

        pair.alice.call().setOnHold(true);
        await().atMost(Duration.ofSeconds(3)).until(pair.bob::hearsNothing);
        await().atMost(Duration.ofSeconds(3)).until(pair.alice::hearsNothing);
        pair.alice.call().setOnHold(false);
        bothHear();

        pair.alice.call().setMuted(true);
        await().atMost(Duration.ofSeconds(3)).until(pair.bob::hearsNothing);
        assertThat(pair.alice.hears(880)).isTrue();
        pair.alice.call().setMuted(false);
        bothHear();

        pair.bob.call().disconnect();
        pair.bob.await("disconnected");
        pair.alice.await("disconnected");
    }

    @Test
    void twentyCallsInARow() {
        for (int i = 0; i < 20; i++) {
            talk();
            bothHear();
            pair.alice.call().disconnect();
            pair.alice.await("disconnected");
            pair.bob.await("disconnected");
        }
        assertThat(pair.alice.heard).hasSize(60);
    }

    @Test
    void digitsArriveAtThePeer() {
        talk();
        pair.alice.call().sendDigits("12#");
        pair.bob.await("digits 12#");
    }

    private void talk() {
        pair.alice.calls("alice", "bob");
        pair.alice.await("ringing");
        pair.alice.await("connected");
        pair.bob.await("connected");
    }

    private void bothHear() {
        await().atMost(Duration.ofSeconds(3)).until(() -> pair.bob.hears(440));
        await().atMost(Duration.ofSeconds(3)).until(() -> pair.alice.hears(880));
        assertThat(pair.bob.hears(880)).isFalse();
        assertThat(pair.alice.hears(440)).isFalse();
    }
}
