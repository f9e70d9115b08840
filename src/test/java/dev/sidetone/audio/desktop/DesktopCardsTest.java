package dev.sidetone.audio.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.audio.PacedClock;
import dev.sidetone.audio.hub.SoundCards;
import dev.sidetone.testing.ChildProgram;
import dev.sidetone.testing.Needs;
import dev.sidetone.testing.PrivatePulse;
import dev.sidetone.testing.ToneEar;
import dev.sidetone.testing.ToneMouth;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The library's own player and recorder, on the one system where a test can have devices: the
 * default output, whose monitor is the default input.
 */
@Tag("real")
class DesktopCardsTest {
    @Test
    void whatIsPlayedIsRecorded() throws IOException, InterruptedException {
        Needs.pulseAudio();
        Needs.webrtc();
        try (PrivatePulse pulse = PrivatePulse.start("room")) {
            ToneEar ear = pulse.ear("room");

            String told =
                    ChildProgram.of(Loop.class)
                            .where("PULSE_SERVER", pulse.address())
                            .within(Duration.ofSeconds(30))
                            .run()
                            .soundly();

            assertThat(ear.heard()).isPositive();
            String level =
                    told.lines().filter(l -> l.startsWith("level ")).findFirst().orElseThrow();
            double recorded = Double.parseDouble(level.split(" ")[1]);
            assertThat(recorded).isGreaterThan(-20);
        }
    }

    /** A program of its own: the library asks the environment where the sound server is. */
    static final class Loop {
        private Loop() {}

        public static void main(String[] none) throws InterruptedException {
            var ear = new ToneEar();
            var mouth = new ToneMouth(440);
            SoundCards cards = DesktopCards.connect();
            String output = cards.outputs().getFirst().id();
            String input = cards.inputs().getFirst().id();
            var playback = cards.play(output, () -> {});
            var capture = cards.record(input, ear, () -> {});
            if (playback == null || capture == null) {
                throw new IllegalStateException(output + " or " + input + " does not open");
            }
            var beat = new PacedClock().every10ms(() -> playback.frame(mouth.next()));
            TimeUnit.SECONDS.sleep(4);
            System.out.println("level " + ear.level(440, 100));
            beat.close();
            playback.close();
            capture.close();
            cards.close();
            System.exit(0);
        }
    }
}
