package dev.sidetone.audio.wav;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Plays a WAV file of any length, 10 ms at a time; silence after its end, or over again. One to two
 * seconds are read ahead in the background, so that the clock that asks for frames never waits for
 * a disk.
 */
public final class WavSource implements Supplier<short[]>, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WavSource.class);
    private static final int SECOND = 48_000;

    private final Path file;
    private final boolean loop;
    private final short[] ahead = new short[2 * SECOND];
    private final short[] block = new short[SECOND];
    private final short[] frame = new short[480];
    private @Nullable WavInput input;
    private long read;
    private long played;
    private boolean refilling;

    private WavSource(Path file, boolean loop) throws UnusableWav {
        this.file = file;
        this.loop = loop;
        this.input = WavInput.open(file);
    }

    /**
     * Opens a file and reads its first second.
     *
     * @throws UnusableWav when it cannot be played
     */
    public static WavSource open(Path file, boolean loop) throws UnusableWav {
        var source = new WavSource(file, loop);
        source.refill();
        return source;
    }

    /** The next frame; the same array each time. */
    @Override
    public synchronized short[] get() {
        int there = (int) Math.min(frame.length, read - played);
        for (int i = 0; i < there; i++) {
            frame[i] = ahead[(int) (played++ % ahead.length)];
        }
        Arrays.fill(frame, there, frame.length, (short) 0);
        if (!refilling && input != null && read - played <= SECOND) {
            refilling = true;
            CompletableFuture.runAsync(this::refillOrEnd);
        }
        return frame;
    }

    /** Whether everything has been played; never for a loop. */
    public synchronized boolean ended() {
        return input == null && played == read;
    }

    private void refillOrEnd() {
        try {
            refill();
        } catch (UnusableWav broken) {
            log.warn(broken.getMessage());
            close();
        } finally {
            synchronized (this) {
                refilling = false;
            }
        }
    }

    private void refill() throws UnusableWav {
        WavInput from;
        synchronized (this) {
            from = input;
        }
        if (from == null) {
            return;
        }
        int got = from.read(block, 0, block.length);
        synchronized (this) {
            for (int i = 0; i < got; i++) {
                ahead[(int) (read++ % ahead.length)] = block[i];
            }
        }
        if (got < block.length) {
            ended(from);
        }
    }

    private void ended(WavInput from) throws UnusableWav {
        String shortfall = from.shortfall();
        if (shortfall != null) {
            log.warn(shortfall);
        }
        close();
        if (loop) {
            WavInput again = WavInput.open(file);
            synchronized (this) {
                input = again;
            }
        }
    }

    /** What has been read ahead is still played. */
    @Override
    public synchronized void close() {
        if (input != null) {
            input.close();
            input = null;
        }
    }
}
