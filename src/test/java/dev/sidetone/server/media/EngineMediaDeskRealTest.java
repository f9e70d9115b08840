package dev.sidetone.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidetone.audio.Goertzel;
import dev.sidetone.media.webrtc.WebRtcEngine;
import dev.sidetone.server.media.sound.SoundFile;
import dev.sidetone.server.media.sound.Speaker;
import dev.sidetone.server.media.sound.WebSounds;
import dev.sidetone.testing.Needs;
import dev.sidetone.time.RealTime;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import okhttp3.OkHttpClient;

import okio.Buffer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** Ports with real media: callers sing and listen. */
@Tag("real")
class EngineMediaDeskRealTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static WebRtcEngine engine;
    private static EngineMediaDesk desk;

    @BeforeAll
    static void start() {
        Needs.webrtc();
        var time = new RealTime();
        engine = WebRtcEngine.start();
        desk =
                new EngineMediaDesk(
                        () -> engine,
                        new Speaker(null, time),
                        new WebSounds(new OkHttpClient(), time),
                        time);
    }

    @AfterAll
    static void stop() {
        if (engine != null) {
            desk.close();
            engine.close();
        }
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).until(condition);
    }

    private static PortCaller calling(String port, double tone) {
        var caller = PortCaller.calling(desk, engine, port, tone);
        until(() -> caller.heard("connected"));
        return caller;
    }

    @Test
    void twoInARoomHearEachOtherWithoutGaps() {
        try (var one = calling("a", 440);
                var other = PortCaller.called(desk, engine, "b", 880)) {
            desk.join("a", "pair", false);
            desk.join("b", "pair", false);
            until(() -> one.hears(880) && other.hears(440));
            until(
                    () ->
                            gaps(one.ear.last(1_000)) + gaps(other.ear.last(1_000)) == 0
                                    && one.ear.rms(1_000) > -16
                                    && other.ear.rms(1_000) > -16);
        }
    }

    @Test
    void threeInARoomHearAllOthers() {
        try (var one = calling("a", 440);
                var two = calling("b", 880);
                var three = calling("c", 1_320)) {
            List.of("a", "b", "c").forEach(port -> desk.join(port, "three", false));
            until(() -> one.hears(880, 1_320) && two.hears(440, 1_320) && three.hears(440, 880));
        }
    }

    @Test
    void aPromptIsHeardAsLoudAsItIs() {
        try (var caller = calling("a", 440)) {
            desk.play("a", List.of(new Prompt.Tones("1")), 0);
            // a sine of −12 dB for 160 of 230 ms
            until(() -> Math.abs(caller.ear.rms(2_300) + 16.6) < 1);
            desk.stop("a");
            until(() -> caller.ear.rms(500) < -60);
            desk.play("a", List.of(new Prompt.Sound("busy")), 1);
            until(() -> caller.ear.rms(300) > -30);
            until(() -> caller.heard("played"));
        }
    }

    @Test
    void anMp3OfTheWebIsHeard() throws Exception {
        try (var server = new MockWebServer();
                var caller = calling("a", 880);
                InputStream file = SoundFile.class.getResourceAsStream("tone-440.mp3")) {
            var body = new Buffer().write(file.readAllBytes());
            server.enqueue(
                    new MockResponse.Builder()
                            .setHeader("Content-Type", "audio/mpeg")
                            .body(body)
                            .build());
            server.enqueue(new MockResponse.Builder().code(404).build());
            server.start();
            var web = new Prompt.Web(server.url("/tone.mp3?key=secret").uri());
            var gone = new Prompt.Web(server.url("/gone.mp3?key=secret").uri());
            desk.play("a", List.of(web), 0);
            until(() -> Math.abs(caller.ear.level(440, 50) + 12) < 1);

            desk.play("a", List.of(gone), 0);
            until(() -> Math.abs(caller.ear.level(659, 50) + 20) < 2);
            assertThat(caller.told)
                    .contains(
                            "missed 11200 %s cannot be played: HTTP 404"
                                    .formatted(server.url("/gone.mp3")));
        }
    }

    @Test
    void theEchoComesBack() {
        try (var caller = calling("a", 440)) {
            desk.echo("a", true);
            until(() -> caller.ear.level(440, 50) > -13 && caller.ear.rms(500) > -16);
            // whatever a busy machine does: there is a second without a gap
            until(() -> gaps(caller.ear.last(1_000)) == 0 && caller.ear.rms(1_000) > -16);
        }
    }

    @Test
    void aRecordingContainsTheTone(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("a.wav");
        try (var caller = calling("a", 440)) {
            until(() -> caller.ear.heard() > 24_000);
            desk.record(
                    "a",
                    new MediaDesk.Recording(
                            file, Duration.ofSeconds(2), Duration.ZERO, MediaDesk.Mix.HEARD, true));
            until(() -> caller.heard("recorded"));
            short[] samples = PortCaller.recorded(file);
            assertThat(samples.length).isGreaterThan(72_000);
            assertThat(Goertzel.level(samples, 48_000, 50_400, 440, 48_000))
                    .isBetween(-13.0, -11.0);
        }
    }

    @Test
    void keysReachTheEarOfAPeerThatIsOfferedNoEvents() {
        try (var caller = PortCaller.called(desk, engine, "a", 440)) {
            desk.sendDigits("a", "1111111111");
            until(() -> caller.ear.level(697, 50) > -16 && caller.ear.level(1_209, 50) > -16);
            assertThat(caller.descriptions.getFirst()).doesNotContain("telephone-event");
        }
    }

    @Test
    void portsThatComeAndGoHarmNobody() {
        try (var stays = calling("stays", 440)) {
            desk.echo("stays", true);
            for (int i = 0; i < 20; i++) {
                try (var goes = PortCaller.called(desk, engine, "goes", 880)) {
                    desk.join("goes", "room", false);
                    desk.play("goes", List.of(new Prompt.Tones("1")), 1);
                    if (i % 2 == 0) {
                        until(() -> goes.heard("connected"));
                    }
                }
            }
            until(() -> stays.ear.level(440, 50) > -13);
            assertThat(stays.told).containsExactly("connected");
            stays.reoffer();
            until(() -> stays.descriptions.size() == 2);
            long heard = stays.ear.heard();
            until(() -> stays.ear.heard() > heard + 48_000 && stays.ear.level(440, 50) > -13);
        }
    }

    /** Runs of more than 2 ms of exact silence in a tone. */
    private static int gaps(short[] samples) {
        int gaps = 0;
        int zeros = 0;
        for (short sample : samples) {
            zeros = sample == 0 ? zeros + 1 : 0;
            if (zeros == 96) {
                gaps++;
            }
        }
        return gaps;
    }
}
