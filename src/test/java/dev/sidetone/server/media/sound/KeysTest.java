package dev.sidetone.server.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sidetone.audio.Goertzel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

class KeysTest {
    @ParameterizedTest
    @CsvSource({"1, 697, 1209", "6, 770, 1477", "8, 852, 1336", "*, 941, 1209", "#, 941, 1477"})
    void aKeyIsTwoTonesOf160Milliseconds(String key, double row, double column) {
        short[] played = SoundBytes.played(new Keys(key));

        assertThat(Goertzel.level(played, 0, 7_680, row, 48_000)).isCloseTo(-15, within(0.3));
        assertThat(Goertzel.level(played, 0, 7_680, column, 48_000)).isCloseTo(-15, within(0.3));
        // a sine of −12 dB has that root mean square
        assertThat(Goertzel.rms(played, 0, 7_680)).isCloseTo(-15, within(0.3));
        assertThat(Goertzel.rms(played, 7_680, played.length)).isEqualTo(-120);
        assertThat(played).hasSize(230 * 48);
    }

    @Test
    void aWaitIsHalfASecondAndOtherLettersAreNothing() {
        short[] played = SoundBytes.played(new Keys("5wx9"));

        assertThat(played).hasSize((230 + 500 + 230) * 48);
        assertThat(Goertzel.rms(played, 160 * 48, 730 * 48)).isEqualTo(-120);
        assertThat(Goertzel.level(played, 730 * 48, 890 * 48, 852, 48_000)).isGreaterThan(-16);
    }

    @Test
    void theEarconIsSoftAndShort() {
        short[] played = SoundBytes.played(new OwnSounds().earcon());

        assertThat(played).hasSize(280 * 48);
        assertThat(Goertzel.level(played, 0, 140 * 48, 659, 48_000)).isCloseTo(-20, within(2.0));
        assertThat(Goertzel.level(played, 140 * 48, 280 * 48, 494, 48_000))
                .isCloseTo(-20, within(2.0));
        assertThat(Math.abs(played[0])).isLessThan((short) 10);
    }

    @Test
    void ownSoundsHaveNames() throws Exception {
        var own = new OwnSounds();
        assertThat(SoundBytes.played(own.named("busy"))).hasSizeGreaterThan(9_600);
        assertThat(SoundBytes.played(own.named("beep"))).hasSize(300 * 48);
        assertThat(own.named("greeting")).isSameAs(own.named("greeting"));
        assertThat(catchCode(() -> own.named("../secret"))).isEqualTo(13420);
        assertThat(catchCode(() -> own.named("nothing"))).isEqualTo(13420);
        assertThat(SoundBytes.played(new Pause(Duration.ofMillis(250)))).hasSize(12_000);
    }

    private interface Body {
        void run() throws Exception;
    }

    private static int catchCode(Body body) throws Exception {
        try {
            body.run();
            return 0;
        } catch (Unplayable told) {
            return told.code();
        }
    }
}
