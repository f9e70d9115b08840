package dev.sidetone.server.media.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.audio.Goertzel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/** What callers hear while it rings, country by country. */
class RingbackTest {
    private static short[] round(String country) throws Unplayable {
        Sound.Track track = new OwnSounds().named("ringback-" + country).open();
        List<short[]> frames = new ArrayList<>();
        for (short[] frame = track.next(); frame != null; frame = track.next()) {
            frames.add(frame.clone());
        }
        short[] all = new short[480 * frames.size()];
        for (int i = 0; i < frames.size(); i++) {
            System.arraycopy(frames.get(i), 0, all, 480 * i, 480);
        }
        return all;
    }

    private static double level(short[] samples, double tone, int fromMillis, int toMillis) {
        return Goertzel.level(samples, fromMillis * 48, toMillis * 48, tone, 48_000);
    }

    @ParameterizedTest
    @CsvSource({
        "us, 440, 480, 0, 2000, 6000",
        "uk, 400, 450, 600, 1000, 3000",
        "de, 425, 425, 0, 1000, 5000",
        "fr, 440, 440, 0, 1500, 5000",
        "jp, 385, 415, 0, 1000, 3000"
    })
    void ringsAndIsSilent(String country, int one, int other, int from, int to, int millis)
            throws Unplayable {
        short[] round = round(country);

        assertThat(round).hasSize(millis * 48);
        for (int tone : new int[] {one, other}) {
            assertThat(level(round, tone, from + 50, to - 50)).as("%s Hz", tone).isGreaterThan(-28);
        }
        assertThat(level(round, one, to + 50, to + 150)).isLessThan(-80);
        assertThat(level(round, 1_000, from + 50, to - 50)).isLessThan(-50);
    }

    @Test
    void aCountryThatIsNotKnownRingsAsMostOfEuropeDoes() throws Unplayable {
        assertThat(round("xx")).isEqualTo(round("de"));
    }
}
