package dev.sidetone.server.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sidetone.audio.Goertzel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

class SoundFileTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 8000", "1, 2, 1, 8000", "1, 2, 2, 44100", "1, 2, 1, 48000", "1, 3, 2, 48000",
        "1, 4, 1, 96000", "3, 4, 1, 22050", "3, 8, 2, 16000", "6, 1, 1, 8000", "7, 1, 2, 8000",
        "1, 2, 1, 11025", "1, 2, 6, 24000"
    })
    void wavOfAnyKindIsHeardAsItIs(int codec, int bytes, int channels, int rate) throws Exception {
        isTheTone(SoundFile.decode(SoundBytes.wav(codec, bytes, channels, rate), null));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 8000",
        "2, 1, 8000",
        "3, 2, 22050",
        "4, 3, 48000",
        "5, 4, 8000",
        "6, 4, 44100",
        "7, 8, 8000",
        "27, 1, 8000"
    })
    void auOfAnyKindIsHeardAsItIs(int encoding, int bytes, int rate) throws Exception {
        isTheTone(SoundFile.decode(SoundBytes.au(encoding, bytes, rate), "audio/basic"));
    }

    @Test
    void aiffIsHeardAsItIs() throws Exception {
        isTheTone(SoundFile.decode(SoundBytes.aiff(1, 8_000), null));
        isTheTone(SoundFile.decode(SoundBytes.aiff(2, 44_100), null));
    }

    @Test
    void mp3IsHeardAsItIs() throws Exception {
        isTheTone(SoundFile.decode(mp3(), "audio/mpeg"));
    }

    static byte[] mp3() throws Exception {
        try (InputStream file = SoundFileTest.class.getResourceAsStream("tone-440.mp3")) {
            return file.readAllBytes();
        }
    }

    @Test
    void telephoneSoundWithoutAHeaderNeedsItsContentType() throws Exception {
        isTheTone(SoundFile.decode(SoundBytes.bareMuLaw(), "audio/basic; rate=8000"));
        assertThatThrownBy(() -> SoundFile.decode(SoundBytes.bareMuLaw(), "audio/gsm"))
                .isInstanceOf(Unplayable.class)
                .hasMessageContaining("content type audio/gsm");
    }

    @Test
    void aWavThatWasNeverFinishedIsPlayedAsFarAsItGoes() throws Exception {
        byte[] file = SoundBytes.wav(1, 2, 1, 8_000);
        Arrays.fill(file, 40, 44, (byte) 0);
        isTheTone(SoundFile.decode(file, null));
        Arrays.fill(file, 40, 44, (byte) 0x7f);
        isTheTone(SoundFile.decode(file, null));
    }

    @Test
    void aPageIsNoSound() {
        byte[] page = "<!doctype html><title>Sign in</title>".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> SoundFile.decode(page, "text/html; charset=utf-8"))
                .isInstanceOfSatisfying(
                        Unplayable.class, why -> assertThat(why.code()).isEqualTo(13420))
                .hasMessageContaining("content type text/html")
                .hasMessageContaining("a page");
    }

    @ParameterizedTest
    @CsvSource({"17, 1, 1, 8000, compressed", "1, 2, 9, 8000, 9 channels", "1, 2, 1, 500, 500 Hz"})
    void otherWavsSayWhatTheyAre(int codec, int bytes, int channels, int rate, String word) {
        byte[] file = SoundBytes.wav(1, bytes, channels, rate);
        file[20] = (byte) codec;
        assertThatThrownBy(() -> SoundFile.decode(file, null))
                .isInstanceOf(Unplayable.class)
                .hasMessageContaining(word);
    }

    @Test
    void elevenMinutesAreTooLong() {
        byte[] file = Arrays.copyOf(SoundBytes.wav(1, 1, 1, 8_000), 44 + 660 * 8_000);
        Arrays.fill(file, 40, 44, (byte) 0);
        assertThatThrownBy(() -> SoundFile.decode(file, null))
                .isInstanceOf(Unplayable.class)
                .hasMessageContaining("longer than ten minutes");
    }

    @Test
    void damagedFilesAreRefusedOrPlayedButNothingElse() throws Exception {
        var random = new Random(5);
        byte[][] files = {
            SoundBytes.wav(1, 2, 2, 8_000),
            SoundBytes.au(3, 2, 8_000),
            SoundBytes.aiff(1, 8_000),
            mp3()
        };
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] file = files[i % files.length].clone();
            int header = i % 2 == 0 ? 60 : file.length;
            for (int k = 0; k <= i % 7; k++) {
                file[random.nextInt(header)] = (byte) random.nextInt();
            }
            try {
                SoundFile.decode(Arrays.copyOf(file, random.nextInt(file.length / 2) + 8), null);
            } catch (Unplayable told) {
                refused++;
            }
        }
        assertThat(refused).isBetween(20, 280);
    }

    private static void isTheTone(Recorded sound) {
        short[] played = SoundBytes.played(sound);
        assertThat(played.length / 48_000.0).isCloseTo(1, within(0.06));
        assertThat(Goertzel.level(played, 9_600, 38_400, 440, 48_000)).isCloseTo(-12, within(0.3));
        assertThat(Goertzel.rms(played, 9_600, 38_400)).isCloseTo(-15, within(0.3));
    }
}
