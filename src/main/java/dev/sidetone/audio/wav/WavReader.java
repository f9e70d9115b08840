package dev.sidetone.audio.wav;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads PCM of 8, 16 or 24 bits, 8 to 48 kHz, mono or stereo, into samples of 48 kHz mono. A file
 * that ends too early is read as far as it goes, and the log says so.
 */
public final class WavReader {
    private static final Logger log = LoggerFactory.getLogger(WavReader.class);

    private WavReader() {}

    /**
     * All samples of a file at 48 kHz, mono; for files of a few minutes.
     *
     * @throws UnusableWav when it is missing, no WAV, compressed, empty, or of another shape
     */
    public static short[] read(Path file) throws UnusableWav {
        try (WavInput input = WavInput.open(file)) {
            return all(input);
        }
    }

    /** The samples of a WAV stream, such as a sound of the program; {@code name} is for errors. */
    public static short[] read(InputStream stream, String name) throws UnusableWav {
        try (WavInput input = WavInput.open(new BufferedInputStream(stream), name)) {
            return all(input);
        }
    }

    /**
     * Checks that a file can be played, without keeping it.
     *
     * @return null, or what the user should know of it: that it is cut off
     * @throws UnusableWav when it cannot be played
     */
    public static @Nullable String check(Path file) throws UnusableWav {
        try (WavInput input = WavInput.open(file)) {
            short[] block = new short[48_000];
            while (input.read(block, 0, block.length) == block.length) {
                // to the end
            }
            return input.shortfall();
        }
    }

    private static short[] all(WavInput input) throws UnusableWav {
        short[] samples = new short[48_000];
        int filled = 0;
        for (int got = 1; got > 0; filled += got) {
            if (filled == samples.length) {
                samples = Arrays.copyOf(samples, 2 * filled);
            }
            got = input.read(samples, filled, samples.length - filled);
        }
        String shortfall = input.shortfall();
        if (shortfall != null) {
            log.warn(shortfall);
        }
        return Arrays.copyOf(samples, filled);
    }
}
