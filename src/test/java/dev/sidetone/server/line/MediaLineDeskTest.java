package dev.sidetone.server.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidetone.audio.FrameClock;
import dev.sidetone.media.MediaFailure;
import dev.sidetone.media.MediaOptions;
import dev.sidetone.media.MediaSession;
import dev.sidetone.media.webrtc.WebRtcEngine;
import dev.sidetone.server.call.Line;
import dev.sidetone.testing.Needs;
import dev.sidetone.testing.ToneEar;
import dev.sidetone.testing.ToneMouth;
import dev.sidetone.time.RealTime;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Lines with real media: a caller sings 440 Hz and listens. */
@Tag("real")
class MediaLineDeskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static WebRtcEngine engine;
    private static MediaLineDesk desk;

    @BeforeAll
    static void start() {
        Needs.webrtc();
        engine = WebRtcEngine.start();
        desk = new MediaLineDesk(() -> engine, new RealTime());
    }

    @AfterAll
    static void stop() {
        if (engine != null) {
            desk.close();
            engine.close();
        }
    }

    @Test
    void theEchoSendsBackWhatItHears() {
        try (var caller = new Caller(Line.ECHO)) {
            await().atMost(PATIENCE).until(() -> caller.ear.heard() > 96_000);

            assertThat(caller.ear.level(440, 500)).isGreaterThan(-18);
            assertThat(gaps(caller.ear.last(500))).isZero();
        }
    }

    @Test
    void theGreetingIsHeardAndThenHangsUp() {
        try (var caller = new Caller(Line.GREETING)) {
            await().atMost(PATIENCE).until(() -> caller.ear.heard() > 96_000);
            assertThat(caller.ear.rms(1_500)).isGreaterThan(-35);
            assertThat(caller.finished.get()).isZero();

            await().atMost(PATIENCE).until(() -> caller.finished.get() > 0);
            assertThat(caller.ear.rms(300)).isLessThan(-50);
            assertThat(caller.finished.get()).isEqualTo(1);
        }
    }

    @Test
    void silenceIsSilentButAlive() {
        try (var caller = new Caller(Line.SILENCE)) {
            await().atMost(PATIENCE).until(() -> caller.ear.heard() > 48_000);

            assertThat(caller.ear.rms(500)).isLessThan(-70);
        }
    }

    @Test
    void garbageFails() {
        var failure = new AtomicInteger();
        desk.open(
                "CA1",
                Line.ECHO,
                "garbage",
                new LineDesk.Listener() {
                    @Override
                    public void answered(String sdp) {}

                    @Override
                    public void finished() {}

                    @Override
                    public void failed(int code, String reason) {
                        failure.set(code);
                    }
                });

        await().atMost(PATIENCE).until(() -> failure.get() != 0);
        assertThat(failure).hasValue(53402);
        desk.close("CA1");
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

    private static final class Caller implements MediaSession.Listener, AutoCloseable {
        private static final AtomicInteger NUMBER = new AtomicInteger();

        final ToneEar ear = new ToneEar();
        final AtomicInteger finished = new AtomicInteger();
        private final String sid = "CA" + NUMBER.incrementAndGet();
        private final Line line;
        private final MediaSession session;
        private FrameClock.@Nullable Beat beat;

        Caller(Line line) {
            this.line = line;
            session = engine.open(MediaOptions.DEFAULT, this);
            session.receive(ear);
            session.createOffer();
        }

        @Override
        public void localDescription(String sdp) {
            desk.open(
                    sid,
                    line,
                    sdp,
                    new LineDesk.Listener() {
                        @Override
                        public void answered(String answer) {
                            session.setAnswer(answer);
                        }

                        @Override
                        public void finished() {
                            finished.incrementAndGet();
                        }

                        @Override
                        public void failed(int code, String reason) {
                            throw new AssertionError(code + " " + reason);
                        }
                    });
        }

        @Override
        public void connected() {
            var mouth = new ToneMouth(440);
            beat = engine.clock().every10ms(() -> session.send(mouth.next()));
        }

        @Override
        public void interrupted() {}

        @Override
        public void failed(MediaFailure failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void close() {
            if (beat != null) {
                beat.close();
            }
            desk.close(sid);
            session.close();
        }
    }
}
