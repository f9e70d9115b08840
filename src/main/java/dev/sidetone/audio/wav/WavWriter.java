package dev.sidetone.audio.wav;

import dev.sidetone.audio.FrameSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes 48 kHz 16-bit mono. The header is brought up to date with every second of sound, so that
 * the file is valid whenever the process ends. Safe for use by several threads.
 */
public final class WavWriter implements FrameSink, AutoCloseable {
    private static final int HEADER = 44;
    private static final int SECOND = 96_000;

    private final FileChannel channel;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(9_600).order(ByteOrder.LITTLE_ENDIAN);
    private long written;
    private long headed;
    private boolean closed;

    private WavWriter(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Creates or replaces a file.
     *
     * @throws UnusableWav with a text for the user when it cannot be written
     */
    public static WavWriter create(Path file) throws UnusableWav {
        if (Files.isDirectory(file)) {
            throw new UnusableWav(file + " is a folder: name a file to record to.");
        }
        try {
            var writer =
                    new WavWriter(
                            FileChannel.open(
                                    file,
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.TRUNCATE_EXISTING,
                                    StandardOpenOption.WRITE));
            writer.writeHeader();
            return writer;
        } catch (IOException broken) {
            throw new UnusableWav(
                    "The recording " + file + " cannot be written: " + broken, broken);
        }
    }

    @Override
    public synchronized void frame(short[] samples) {
        if (closed) {
            return;
        }
        for (short sample : samples) {
            if (buffer.remaining() < 2) {
                flush();
            }
            buffer.putShort(sample);
        }
        if (written + buffer.position() - headed >= SECOND) {
            flush();
            quietly(this::writeHeader);
        }
    }

    private void flush() {
        buffer.flip();
        quietly(
                () -> {
                    while (buffer.hasRemaining()) {
                        written += channel.write(buffer, HEADER + written);
                    }
                });
        buffer.clear();
    }

    private void writeHeader() throws IOException {
        var header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt((int) (written + HEADER - 8)).put(ascii("WAVEfmt "));
        header.putInt(16).putShort((short) 1).putShort((short) 1);
        header.putInt(48_000).putInt(SECOND).putShort((short) 2).putShort((short) 16);
        header.put(ascii("data")).putInt((int) written).flip();
        channel.write(header, 0);
        headed = written;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private interface Step {
        void run() throws IOException;
    }

    /** A full disk in the middle of a call must not end the call: the file keeps what it has. */
    private void quietly(Step step) {
        try {
            step.run();
        } catch (IOException full) {
            closed = true;
        }
    }

    /** Completes the file. Idempotent. */
    @Override
    public synchronized void close() {
        if (!channel.isOpen()) {
            return;
        }
        flush();
        quietly(this::writeHeader);
        closed = true;
        quietly(channel::close);
    }
}
