package dev.sidetone.audio.wav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

class WavSourceTest {
    @TempDir private Path folder;

    @Test
    void playsAFileOfManySecondsSampleBySampleAndThenSilence() throws IOException {
        Path file = Files.write(folder.resolve("ramp.wav"), ramp(5.5));
        short[] whole = WavReader.read(file);
        short[] played = new short[whole.length + 4_800];
        try (WavSource source = WavSource.open(file, false)) {
            for (int i = 0; i < played.length / 480; i++) {
                System.arraycopy(source.get(), 0, played, 480 * i, 480);
                pauseAtEverySecond(i);
            }
            assertThat(source.ended()).isTrue();
        }

        assertThat(Arrays.copyOf(played, whole.length)).isEqualTo(whole);
        assertThat(Arrays.copyOfRange(played, whole.length, played.length)).containsOnly(0);
    }

    @Test
    void startsOverWhenItLoops() throws IOException {
        Path file = Files.write(folder.resolve("short.wav"), ramp(0.1));
        short[] whole = WavReader.read(file);
        try (WavSource source = WavSource.open(file, true)) {
            await().until(() -> Arrays.equals(source.get(), 0, 480, whole, 0, 480));
            assertThat(source.ended()).isFalse();
        }
    }

    /** The background reads faster than any real clock asks; the test asks faster still. */
    private static void pauseAtEverySecond(int frame) {
        if (frame % 100 == 99) {
            await().pollDelay(java.time.Duration.ofMillis(30)).until(() -> true);
        }
    }

    private static byte[] ramp(double seconds) {
        return WavBytes.pcm(48_000, 16, 1)
                .of((int) (48_000 * seconds), i -> (i % 30_000 + 1) / 32_767.0);
    }
}
