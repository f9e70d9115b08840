package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidetone.audio.AudioDevice;
import dev.sidetone.audio.Goertzel;
import dev.sidetone.audio.wav.UnusableWav;
import dev.sidetone.audio.wav.WavDevice;
import dev.sidetone.audio.wav.WavReader;
import dev.sidetone.audio.wav.WavWriter;
import dev.sidetone.media.webrtc.WebRtcEngine;
import dev.sidetone.testing.Needs;
import dev.sidetone.testing.ToneMouth;

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
import java.util.concurrent.Callable;

/** Two clients with real media and a real exchange: what one says is what the other hears. */
@Tag("real")
class TwoPhonesTest {
    private static WebRtcEngine engine;
    @TempDir private Path folder = Path.of("");
    private LoopbackTown town;
    private TalkingPair pair;

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

    @BeforeEach
    void meet() throws IOException {
        town = new LoopbackTown(folder, false, engine);
        pair = new TalkingPair(engine, town);
    }

    @AfterEach
    void part() {
        pair.close();
        town.close();
    }

    @Test
    void holdSilencesBothMuteOnlyOne() {
        pair.bob.registeredBySocket();
        talk();
        bothHear();

        pair.alice.call().setOnHold(true);
        soon(pair.bob::hearsNothing);
        soon(pair.alice::hearsNothing);
        pair.alice.call().setOnHold(false);
        bothHear();

        pair.alice.call().setMuted(true);
        soon(pair.bob::hearsNothing);
        assertThat(pair.alice.hears(880)).isTrue();
        pair.alice.call().setMuted(false);
        bothHear();

        pair.bob.call().disconnect();
        pair.bob.await("disconnected");
        pair.alice.await("disconnected");
    }

    @Test
    void twentyCallsInARowByPush() {
        pair.bob.registeredByPush(1);
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
    void whatOneFileSaysTheOtherRecords() throws UnusableWav {
        Path low = sung(folder.resolve("low.wav"), 440);
        Path high = sung(folder.resolve("high.wav"), 880);
        Path heardByAlice = folder.resolve("alice.wav");
        Path heardByBob = folder.resolve("bob.wav");
        try (var forAlice = WavWriter.create(heardByAlice);
                var forBob = WavWriter.create(heardByBob)) {
            AudioDevice alice = WavDevice.open(engine.clock(), low, forAlice);
            AudioDevice bob = WavDevice.open(engine.clock(), high, forBob);
            try (var files = new TalkingPair(engine, town, _ -> alice, _ -> bob)) {
                files.bob.registeredBySocket();
                files.alice.calls("bob");
                files.alice.await("ringing");
                files.alice.await("connected");
                await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
                files.alice.call().disconnect();
                files.alice.await("disconnected");
            }
        }
        short[] alice = WavReader.read(heardByAlice);
        short[] bob = WavReader.read(heardByBob);
        assertThat(level(bob, 440)).isGreaterThan(-20).isGreaterThan(level(bob, 880) + 20);
        assertThat(level(alice, 880)).isGreaterThan(-20).isGreaterThan(level(alice, 440) + 20);
    }

    private static double level(short[] samples, double frequency) {
        int end = samples.length * 9 / 10;
        return Goertzel.level(samples, end - 24_000, end, frequency, 48_000);
    }

    private static Path sung(Path file, double frequency) throws UnusableWav {
        ToneMouth mouth = new ToneMouth(frequency);
        try (var writer = WavWriter.create(file)) {
            for (int i = 0; i < 500; i++) {
                writer.frame(mouth.next());
            }
        }
        return file;
    }

    @Test
    void digitsArriveAtThePeer() {
        pair.bob.registeredBySocket();
        talk();
        pair.alice.call().sendDigits("12#");
        pair.bob.await("digits 12#");
    }

    @Test
    void theCallGoesOnWhenAnotherServerTakesOver() throws IOException {
        pair.bob.registeredByPush(1);
        talk();
        bothHear();
        town.die();
        pair.alice.await("reconnecting 53001");
        pair.bob.await("reconnecting 53001");
        bothHear();
        town.succeed();
        pair.alice.await("reconnected");
        pair.bob.await("reconnected");
        bothHear();
        pair.bob.call().disconnect();
        pair.alice.await("disconnected");
    }

    @Test
    void theServersOwnCertificateIsTrustedWhenItIsPinned() throws IOException {
        try (Town secure = new LoopbackTown(folder, true, engine);
                var both = new TalkingPair(engine, secure)) {
            both.bob.registeredByPush(1);
            both.alice.calls("bob");
            both.alice.await("ringing");
            both.alice.await("connected");
            soon(() -> both.bob.hears(440));
            soon(() -> both.alice.hears(880));
        }
    }

    @Test
    void theSameOverWiresInMemory() {
        try (Town memory = new MemoryTown();
                var both = new TalkingPair(engine, memory)) {
            both.bob.registeredBySocket();
            both.alice.calls("bob");
            both.alice.await("ringing");
            both.alice.await("connected");
            soon(() -> both.bob.hears(440));
        }
    }

    @Test
    void theEchoLineSendsBackWhatItHears() {
        pair.alice.calls("echo");
        pair.alice.await("ringing");
        pair.alice.await("connected");
        soon(() -> pair.alice.hears(440));
    }

    @Test
    void aTokenOfAnotherServerIsRefused() throws IOException {
        try (MemoryTown other = new MemoryTown()) {
            pair.alice.callsWith(other.token("alice"), "bob");
            assertThat(pair.alice.next()).startsWith("failed 2010");
        }
    }

    @Test
    void withoutAServerTheCallFailsAtOnceAndClearly() {
        town.die();
        pair.alice.callsWith("a.b.c", "bob");
        assertThat(pair.alice.next())
                .startsWith("failed 31005 Connection error: Nothing listens at http://127.0.0.1:");
    }

    @Test
    void nobodyOfThatName() {
        pair.alice.calls("zoe");
        pair.alice.await("failed 31480 Temporarily unavailable: nobody named zoe is registered");
    }

    private void talk() {
        pair.alice.calls("bob");
        pair.alice.await("ringing");
        pair.alice.await("connected");
        pair.bob.await("connected");
    }

    private void bothHear() {
        soon(() -> pair.bob.hears(440));
        soon(() -> pair.alice.hears(880));
        assertThat(pair.bob.hears(880)).isFalse();
        assertThat(pair.alice.hears(440)).isFalse();
    }

    private static void soon(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(3)).until(condition);
    }
}
