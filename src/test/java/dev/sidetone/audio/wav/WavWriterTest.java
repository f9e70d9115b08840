package dev.sidetone.audio.wav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.sidetone.audio.wav.UnusableWav.Reason;
import dev.sidetone.testing.Needs;
import dev.sidetone.testing.ToneMouth;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

class WavWriterTest {
    @TempDir private Path folder;

    @Test
    void keepsEverySample() throws IOException {
        Path file = folder.resolve("out.wav");
        ToneMouth mouth = new ToneMouth(440);
        short[] all = new short[480 * 250];
        try (WavWriter writer = WavWriter.create(file)) {
            for (int i = 0; i < 250; i++) {
                short[] frame = mouth.next();
                System.arraycopy(frame, 0, all, 480 * i, 480);
                writer.frame(frame);
            }
        }

        assertThat(WavReader.read(file)).isEqualTo(all);
        assertThat(Files.size(file)).isEqualTo(44 + 2 * all.length);
        assertThat(WavReader.check(file)).isNull();
    }

    /** What a process leaves behind that is killed in the middle of a call. */
    @Test
    void fileIsValidWhileItIsWritten() throws IOException {
        Path file = folder.resolve("killed.wav");
        try (WavWriter writer = WavWriter.create(file)) {
            assertThat(soundBytes(file)).isZero();
            for (int i = 0; i < 100; i++) {
                writer.frame(new short[480]);
            }
            // all but what makes no full tenth of a second
            await().until(() -> soundBytes(file) >= 2 * 480 * 90);

            assertThat(WavReader.check(file)).isNull();
            assertThat(WavReader.read(file).length).isBetween(480 * 90, 480 * 100);
        }
    }

    @Test
    void takesNothingAfterItWasClosed() throws IOException {
        Path file = folder.resolve("closed.wav");
        WavWriter writer = WavWriter.create(file);
        writer.frame(new short[480]);
        writer.close();
        writer.frame(new short[480]);
        writer.close();

        assertThat(soundBytes(file)).isEqualTo(960);
    }

    @Test
    void saysThatThereIsNoSuchFolder() {
        Path file = folder.resolve("nowhere/out.wav");

        assertUnwritable(
                file, "The recording " + file + " cannot be written: there is no such folder.");
    }

    @Test
    void saysThatAFolderIsNoFile() {
        assertUnwritable(folder, folder + " is a folder: name a file to record to.");
    }

    @Test
    void saysThatTheDiskIsFull() {
        Path full = Path.of("/dev/full");
        Needs.that(Files.exists(full), "/dev/full");

        assertUnwritable(full, "The recording /dev/full cannot be written: ");
    }

    @Test
    void aFileIsNotOverwrittenByWhatItPlays() throws IOException {
        Path file = Files.write(folder.resolve("a.wav"), WavBytes.pcm(8_000, 8, 1).tone(440, 1));
        Path sameFile = folder.resolve("./a.wav");

        assertThat(WavDevice.check(file, folder.resolve("b.wav"))).isNull();
        assertThatExceptionOfType(UnusableWav.class)
                .isThrownBy(() -> WavDevice.check(file, sameFile))
                .withMessage(sameFile + " cannot be played and recorded to at the same time.");
    }

    private static void assertUnwritable(Path file, String text) {
        assertThatExceptionOfType(UnusableWav.class)
                .isThrownBy(() -> WavWriter.create(file).close())
                .withMessageContaining(text)
                .satisfies(thrown -> assertThat(thrown.reason()).isEqualTo(Reason.UNWRITABLE));
    }

    private static int soundBytes(Path file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).getInt(40);
    }
}
