package dev.sidetone.audio.wav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.sidetone.audio.Goertzel;
import dev.sidetone.audio.wav.UnusableWav.Reason;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class WavReaderTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "8000, 8, 1",
        "8000, 16, 1",
        "8000, 24, 2",
        "11025, 16, 2",
        "16000, 16, 1",
        "22050, 8, 2",
        "32000, 24, 1",
        "44100, 16, 2",
        "44100, 24, 1",
        "48000, 8, 1",
        "48000, 16, 2",
        "48000, 24, 2"
    })
    void playsPcmOfAllKindsAsCleanTone(int rate, int bits, int channels) throws IOException {
        short[] samples = read(WavBytes.pcm(rate, bits, channels).tone(440, 1));

        assertThat(samples.length).isBetween(47_990, 48_010);
        assertThat(Goertzel.level(samples, 4_800, 43_200, 440, 48_000)).isCloseTo(-12, within(0.2));
        assertThat(rest(samples, 440)).isLessThan(bits == 8 ? -48 : -75);
    }

    @Test
    void letsNoImageOfALowRateThrough() throws IOException {
        short[] samples = read(WavBytes.pcm(8_000, 16, 1).tone(3_300, 1));

        assertThat(Goertzel.level(samples, 4_800, 43_200, 3_300, 48_000))
                .isCloseTo(-12, within(0.5));
        assertThat(Goertzel.level(samples, 4_800, 43_200, 4_700, 48_000)).isLessThan(-80);
        assertThat(rest(samples, 3_300)).isLessThan(-75);
    }

    @Test
    void mixesStereoToMono() throws IOException {
        byte[] file = WavBytes.pcm(48_000, 16, 2).of(new byte[] {0, 16, 0, 32, 0, 0, 0, 64});

        assertThat(read(file)).containsExactly(6_144, 8_192);
    }

    @Test
    void playsExtensiblePcmBehindOtherChunks() throws IOException {
        byte[] file =
                WavBytes.pcm(44_100, 24, 2).extensible().withChunk("LIST", 333).tone(440, 0.5);

        short[] samples = read(file);

        assertThat(samples.length).isBetween(23_990, 24_010);
        assertThat(rest(samples, 440)).isLessThan(-75);
    }

    @Test
    void playsWhatIsThereOfACutOffFileAndSaysSo() throws IOException {
        byte[] file = WavBytes.pcm(8_000, 16, 1).tone(440, 2);
        Path half = write("half.wav", WavBytes.cutTo(file, 44 + 16_000));

        assertThat(WavReader.read(half).length).isBetween(47_990, 48_010);
        assertThat(WavReader.check(half))
                .isEqualTo(half + " is cut off: 1.0 of 2.0 seconds are there.");
    }

    @Test
    void playsARecordingWhoseHeaderWasNeverCompleted() throws IOException {
        byte[] sound = WavBytes.pcm(48_000, 16, 1).claiming(0xffff_ffffL).tone(440, 1);
        Path file = write("unfinished.wav", sound);

        assertThat(WavReader.read(file)).hasSize(48_000);
        assertThat(WavReader.check(file)).isNull();
    }

    @Test
    void saysNothingOfAWholeFile() throws IOException {
        Path file = write("whole.wav", WavBytes.pcm(16_000, 16, 1).tone(440, 1));

        assertThat(WavReader.check(file)).isNull();
    }

    @Test
    void saysThatAFileIsMissing() {
        Path file = folder.resolve("nowhere.wav");

        assertUnusable(file, Reason.MISSING, "There is no file " + file + ".");
    }

    @Test
    void saysThatAFolderIsAFolder() {
        assertUnusable(
                folder, Reason.UNREADABLE, folder + " is a folder: name a WAV file to play.");
    }

    @Test
    void saysThatAFileIsEmpty() throws IOException {
        Path file = write("empty.wav", new byte[0]);

        assertUnusable(file, Reason.EMPTY, file + " is empty.");
    }

    @Test
    void saysThatThereIsNoSound() throws IOException {
        Path file = write("silent.wav", WavBytes.pcm(48_000, 16, 1).of(new byte[0]));

        assertUnusable(file, Reason.EMPTY, file + " has no sound in it.");
    }

    @Test
    void saysThatTheHeaderIsCutOff() throws IOException {
        byte[] whole = WavBytes.pcm(48_000, 16, 1).tone(440, 1);

        assertUnusable(
                write("stump.wav", WavBytes.cutTo(whole, 27)),
                Reason.NOT_WAV,
                "cut off in its header");
        assertUnusable(
                write("headless.wav", WavBytes.cutTo(whole, 15)),
                Reason.NOT_WAV,
                "cut off in its header");
        assertUnusable(
                write("soundless.wav", WavBytes.cutTo(whole, 40)), Reason.EMPTY, "no sound in it");
    }

    @ParameterizedTest
    @CsvSource({
        "3, floating-point",
        "6, A-law",
        "7, mu-law",
        "17, IMA ADPCM",
        "49, GSM 6.10",
        "85, MP3",
        "9999, compressed (format 9999)"
    })
    void namesTheCodecOfACompressedFile(int codec, String name) throws IOException {
        Path file = write("c.wav", WavBytes.pcm(48_000, 16, 1).codec(codec).tone(440, 0.1));
        Path wide =
                write("e.wav", WavBytes.pcm(48_000, 16, 1).codec(codec).extensible().tone(440, 1));

        String text = " holds " + name + " sound. Only plain PCM can be played: convert it first.";
        assertUnusable(file, Reason.NOT_PLAYABLE, file + text);
        assertUnusable(wide, Reason.NOT_PLAYABLE, wide + text);
    }

    @ParameterizedTest
    @CsvSource({"96000, 16, 1", "4000, 16, 1", "48000, 32, 1", "48000, 16, 6"})
    void saysWhichShapesArePlayed(int rate, int bits, int channels) throws IOException {
        Path file = write("odd.wav", WavBytes.pcm(rate, bits, channels).tone(440, 0.1));

        assertUnusable(
                file,
                Reason.NOT_PLAYABLE,
                "%s has %d channels of %d bits at %d Hz.".formatted(file, channels, bits, rate));
    }

    @ParameterizedTest
    @CsvSource({"ID3, MP3", "OggS, Ogg", "fLaC, FLAC", "FORM, AIFF", "RF64, RF64"})
    void saysWhatAFileLooksLikeInstead(String start, String kind) throws IOException {
        Path file = write("other.wav", (start + "\0\0\0\0\0\0\0\0\0\0\0").getBytes());

        assertUnusable(
                file, Reason.NOT_WAV, file + " is not a WAV file, it looks like " + kind + ".");
    }

    @Test
    void saysThatTextIsNoWav() throws IOException {
        Path file = write("text.wav", "<!doctype html><html></html>".getBytes());

        assertUnusable(file, Reason.NOT_WAV, file + " is not a WAV file.");
    }

    private void assertUnusable(Path file, Reason reason, String text) {
        assertThatExceptionOfType(UnusableWav.class)
                .isThrownBy(() -> WavReader.read(file))
                .withMessageContaining(text)
                .satisfies(thrown -> assertThat(thrown.reason()).isEqualTo(reason));
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static short[] read(byte[] file) throws UnusableWav {
        return WavReader.read(new ByteArrayInputStream(file), "test.wav");
    }

    /**
     * Everything but one frequency, dB below full scale: what is left when its sine is taken out.
     */
    private static double rest(short[] samples, double frequency) {
        int from = 4_800;
        int to = from + 48_000 / 10 * ((samples.length - 2 * from) / 4_800);
        double sine = 0;
        double cosine = 0;
        double step = 2 * Math.PI * frequency / 48_000;
        for (int i = from; i < to; i++) {
            sine += samples[i] * Math.sin(step * i);
            cosine += samples[i] * Math.cos(step * i);
        }
        double scale = 2.0 / (to - from);
        double power = 0;
        for (int i = from; i < to; i++) {
            double left =
                    samples[i] - scale * (sine * Math.sin(step * i) + cosine * Math.cos(step * i));
            power += left * left;
        }
        return 20 * Math.log10(Math.sqrt(power / (to - from)) / 32_767 + 1e-9);
    }
}
