package dev.sidetone.audio.wav;

import dev.sidetone.audio.Resampler;
import dev.sidetone.audio.wav.UnusableWav.Reason;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads a WAV file bit by bit as 48 kHz mono, so that an hour of sound takes no more memory than a
 * second. A file that ends before its header says so is played as far as it goes, and {@link
 * #shortfall()} tells. Used by one thread at a time.
 */
public final class WavInput implements AutoCloseable {
    private static final int RATE = 48_000;
    private static final int BLOCK = 2_048;

    private final WavFormat format;
    private final String name;
    private final InputStream stream;
    private final Resampler resampler;
    private final byte[] bytes;
    private final float[] mono = new float[BLOCK];
    private final long promised;
    private long left;
    private boolean ended;

    private WavInput(String name, WavChunks chunks, InputStream stream) {
        this.name = name;
        this.format = chunks.format();
        this.stream = stream;
        this.promised = chunks.soundBytes();
        this.left = promised;
        this.bytes = new byte[BLOCK * format.frameBytes()];
        this.resampler = Resampler.between(format.rate(), RATE);
    }

    /**
     * Opens a file.
     *
     * @throws UnusableWav when it is missing, no WAV, compressed, empty, or of another shape
     */
    public static WavInput open(Path file) throws UnusableWav {
        try {
            if (Files.isDirectory(file)) {
                throw new UnusableWav(
                        Reason.UNREADABLE, file + " is a folder: name a WAV file to play.");
            }
            return open(new BufferedInputStream(Files.newInputStream(file)), file.toString());
        } catch (UnusableWav told) {
            throw told;
        } catch (NoSuchFileException missing) {
            throw new UnusableWav(Reason.MISSING, "There is no file " + file + ".", missing);
        } catch (AccessDeniedException denied) {
            throw new UnusableWav(
                    Reason.UNREADABLE, "The file " + file + " may not be read.", denied);
        } catch (IOException broken) {
            throw unreadable(file.toString(), broken);
        }
    }

    /** Reads from a stream, such as a sound of the program; {@code name} is for errors. */
    public static WavInput open(InputStream stream, String name) throws UnusableWav {
        try {
            return new WavInput(name, WavChunks.read(stream, name), stream);
        } catch (UnusableWav told) {
            quietlyClose(stream);
            throw told;
        } catch (IOException broken) {
            quietlyClose(stream);
            throw unreadable(name, broken);
        }
    }

    private static UnusableWav unreadable(String name, IOException broken) {
        return new UnusableWav(
                Reason.UNREADABLE, name + " cannot be read: " + broken.getMessage(), broken);
    }

    private static void quietlyClose(InputStream stream) {
        try {
            stream.close();
        } catch (IOException ignored) {
            // it was only read
        }
    }

    /** How the file holds its sound. */
    public WavFormat format() {
        return format;
    }

    /** What is missing at the end, for the user; null when nothing is, or nobody knows yet. */
    public @Nullable String shortfall() {
        if (!ended || left <= 0 || promised == WavChunks.TO_THE_END) {
            return null;
        }
        double second = format.rate() * (double) format.frameBytes();
        return "%s is cut off: %.1f of %.1f seconds are there."
                .formatted(name, (promised - left) / second, promised / second);
    }

    /**
     * Fills {@code out} with 48 kHz mono.
     *
     * @return how many samples there were; fewer than asked for only at the end
     */
    public int read(short[] out, int from, int count) throws UnusableWav {
        int made = resampler.take(out, from, count);
        while (made < count && !ended) {
            refill();
            made += resampler.take(out, from + made, count - made);
        }
        return made;
    }

    private void refill() throws UnusableWav {
        int frames = readFrames();
        if (frames == 0) {
            ended = true;
            resampler.end();
            return;
        }
        for (int i = 0; i < frames; i++) {
            float sum = 0;
            for (int channel = 0; channel < format.channels(); channel++) {
                sum += sample((i * format.channels() + channel) * (format.bits() / 8));
            }
            mono[i] = sum / format.channels();
        }
        resampler.put(mono, 0, frames);
    }

    private int readFrames() throws UnusableWav {
        try {
            int wanted = (int) Math.min(bytes.length, left);
            int got = stream.readNBytes(bytes, 0, wanted);
            left -= got;
            return got / format.frameBytes();
        } catch (IOException broken) {
            throw unreadable(name, broken);
        }
    }

    /** One sample in the range of 16 bits. */
    private float sample(int at) {
        return switch (format.bits()) {
            case 8 -> ((bytes[at] & 0xff) - 128) * 256f;
            case 16 -> (short) (bytes[at] & 0xff | bytes[at + 1] << 8);
            default ->
                    (bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] << 16) / 256f;
        };
    }

    @Override
    public void close() {
        quietlyClose(stream);
    }
}
