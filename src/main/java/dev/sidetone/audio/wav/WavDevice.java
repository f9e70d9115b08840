package dev.sidetone.audio.wav;

import dev.sidetone.audio.AudioDevice;
import dev.sidetone.audio.FrameClock;
import dev.sidetone.audio.FrameSink;
import dev.sidetone.audio.StreamDevice;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** A device of WAV files: one is its microphone, another one records what is heard. */
public final class WavDevice {
    private WavDevice() {}

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
