package dev.sidetone.audio;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * A device without hardware: what it captures comes from a source that is asked every 10 ms, what
 * it renders goes to a sink. WAV files, tones and tests are made of it.
 */
public final class StreamDevice implements AudioDevice {
    private final FrameClock clock;
    private final @Nullable Supplier<short[]> source;
    private final FrameSink sink;
    private FrameClock.@Nullable Beat beat;

    private StreamDevice(FrameClock clock, @Nullable Supplier<short[]> source, FrameSink sink) {
        this.clock = clock;
        this.source = source;
        this.sink = sink;
    }

    /**
     * Captures what {@code source} gives, 480 samples each, and renders to {@code sink}. Without a
     * source it has no capturer.
     */
    public static StreamDevice of(
            FrameClock clock, @Nullable Supplier<short[]> source, FrameSink sink) {
        return new StreamDevice(clock, source, sink);
    }

    /** Captures a sine at −12 dB and renders to {@code sink}. */
    public static StreamDevice tone(FrameClock clock, double frequency, FrameSink sink) {
        return new StreamDevice(clock, new Tone(frequency, 8_231), sink);
    }

    @Override
    public @Nullable AudioFormat renderFormat() {
        return AudioFormat.ENGINE;
    }

    @Override
    public @Nullable AudioFormat captureFormat() {
        return source == null ? null : AudioFormat.ENGINE;
    }

    @Override
    public boolean initializeRenderer() {
        return true;
    }

    @Override
    public boolean startRendering(RenderContext context) {
        context.onFrame(sink);
        return true;
    }

    @Override
    public boolean stopRendering() {
        return true;
    }

    @Override
    public boolean initializeCapturer() {
        return source != null;
    }

    @Override
    public boolean startCapturing(CaptureContext context) {
        Supplier<short[]> from = source;
        if (from == null) {
            return false;
        }
        beat = clock.every10ms(() -> context.write(from.get()));
        return true;
    }

    @Override
    public boolean stopCapturing() {
        if (beat != null) {
            beat.close();
            beat = null;
        }
        return true;
    }
}
