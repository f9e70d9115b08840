package dev.sidetone.audio.wav;

import dev.sidetone.audio.FrameSink;
import dev.sidetone.audio.wav.UnusableWav.Reason;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Writes 16-bit WAV, mono and 48 kHz unless it is told otherwise. Ten times a second what has come
 * is written in the background and the header brought up to date, so that the file is valid
 * whenever the process ends and a slow disk never holds up the sound. Safe for use by several
 * threads.
 */
public final class WavWriter implements FrameSink, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WavWriter.class);
    private static final int HEADER = 44;
    private static final int RATE = 48_000;
    private static final int MOST_WAITING = 10 * RATE;
    private static final long LONGEST = 0xffff_ffffL - HEADER;

    private final Path file;
    private final FileChannel channel;
    private final int rate;
    private final int channels;
    private final int portion;
    private short[] waiting;
    private int filled;
    private boolean writing;
    private boolean closed;
    // under the lock of the channel
    private long written;
    private boolean broken;

    private WavWriter(Path file, FileChannel channel, int rate, int channels) throws IOException {
        this.file = file;
        this.channel = channel;
        this.rate = rate;
        this.channels = channels;
        this.portion = channels * rate / 10;
        this.waiting = new short[2 * portion];
        writeHeader();
    }

    /**
     * Creates or replaces a file.
     *
     * @throws UnusableWav with a text for the user when it cannot be written
     */
    public static WavWriter create(Path file) throws UnusableWav {
        if (Files.isDirectory(file)) {
            throw new UnusableWav(
                    Reason.UNWRITABLE, file + " is a folder: name a file to record to.");
        }
        try {
            return new WavWriter(
                    file,
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE),
                    RATE,
                    1);
        } catch (IOException failed) {
            throw unwritable(file, failed);
        }
    }

    /**
     * Creates a file of {@code rate} Hz that nobody but the user reads. Samples of several channels
     * come in turn.
     *
     * @throws UnusableWav with a text for the user when it cannot be written, or is there already
     */
    public static WavWriter createPrivate(Path file, int rate, int channels) throws UnusableWav {
        try {
            return new WavWriter(
                    file,
                    FileChannel.open(
                            file,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            OwnerOnly.of(file)),
                    rate,
                    channels);
        } catch (IOException failed) {
            throw unwritable(file, failed);
        }
    }

    private static UnusableWav unwritable(Path file, IOException failed) {
        return new UnusableWav(
                Reason.UNWRITABLE,
                "The recording %s cannot be written: %s.".formatted(file, why(failed)),
                failed);
    }

    private static String why(IOException failed) {
        return switch (failed) {
            case NoSuchFileException _ -> "there is no such folder";
            case FileAlreadyExistsException _ -> "there is such a file";
            case AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(failed.getMessage());
        };
    }

    @Override
    public synchronized void frame(short[] samples) {
        if (closed || !room(samples.length)) {
            return;
        }
        System.arraycopy(samples, 0, waiting, filled, samples.length);
        filled += samples.length;
        if (filled >= portion && !writing) {
            writing = true;
            CompletableFuture.runAsync(this::write);
        }
    }

    private boolean room(int count) {
        if (filled + count <= waiting.length) {
            return true;
        }
        if (waiting.length >= MOST_WAITING) {
            return false;
        }
        waiting = Arrays.copyOf(waiting, 2 * waiting.length);
        return true;
    }

    /** Writes what waits; whoever comes first, it stays in order. */
    private void write() {
        synchronized (channel) {
            short[] next = take();
            if (broken || !channel.isOpen()) {
                return;
            }
            try {
                append(next);
                writeHeader();
            } catch (IOException full) {
                // in the middle of a call that must not end it: the file keeps what it has
                broken = true;
                log.warn("The recording {} ends here: {}", file, full.getMessage());
            }
        }
    }

    private synchronized short[] take() {
        short[] next = Arrays.copyOf(waiting, filled);
        filled = 0;
        writing = false;
        return next;
    }

    private void append(short[] samples) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        if (written + bytes.capacity() > LONGEST) {
            throw new IOException("a WAV file cannot be longer");
        }
        while (bytes.hasRemaining()) {
            channel.write(bytes, HEADER + written + bytes.position());
        }
        written += bytes.capacity();
    }

    private void writeHeader() throws IOException {
        var header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt((int) (written + HEADER - 8)).put(ascii("WAVEfmt "));
        header.putInt(16).putShort((short) 1).putShort((short) channels);
        header.putInt(rate).putInt(2 * channels * rate);
        header.putShort((short) (2 * channels)).putShort((short) 16);
        header.put(ascii("data")).putInt((int) written).flip();
        channel.write(header, 0);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Completes the file. Idempotent; frames that come later are dropped. */
    @Override
    public void close() {
        close(Long.MAX_VALUE);
    }

    /** Completes the file with no more than its first {@code samples}. */
    public void close(long samples) {
        synchronized (this) {
            closed = true;
        }
        synchronized (channel) {
            write();
            try {
                if (channel.isOpen() && samples < written / 2) {
                    written = 2 * samples;
                    writeHeader();
                    channel.truncate(HEADER + written);
                }
                channel.close();
            } catch (IOException failed) {
                log.warn("The recording {} could not be closed: {}", file, failed.getMessage());
            }
        }
    }
}
