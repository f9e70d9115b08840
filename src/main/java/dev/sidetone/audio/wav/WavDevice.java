package dev.sidetone.audio.wav;

import dev.sidetone.audio.AudioDevice;
import dev.sidetone.audio.FrameClock;
import dev.sidetone.audio.FrameSink;
import dev.sidetone.audio.StreamDevice;
import dev.sidetone.audio.wav.UnusableWav.Reason;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A device of WAV files: one is its microphone, another one records what is heard. */
public final class WavDevice {
    private WavDevice() {}

    /**
     * Checks both files before anything is started or overwritten.
     *
     * @return null, or what the user should know of the file to play: that it is cut off
     * @throws UnusableWav when the first cannot be played, or both are the same
     */
    public static @Nullable String check(@Nullable Path play, @Nullable Path record)
            throws UnusableWav {
        String shortfall = play == null ? null : WavReader.check(play);
        if (play != null && record != null && same(play, record)) {
            throw new UnusableWav(
                    Reason.UNWRITABLE,
                    record + " cannot be played and recorded to at the same time.");
        }
        return shortfall;
    }

    private static boolean same(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException missing) {
            return false;
        }
    }

    /**
     * Captures a file once, silence after its end, and renders to {@code recording}.
     *
     * @param play null for no microphone
     * @param recording null for nothing; not closed by the device
     * @throws UnusableWav with a text for the user when the file cannot be played
     */
    public static AudioDevice open(
            FrameClock clock, @Nullable Path play, @Nullable WavWriter recording)
            throws UnusableWav {
        FrameSink sink = recording == null ? frame -> {} : recording;
        return StreamDevice.of(clock, play == null ? null : WavSource.open(play, false), sink);
    }
}
