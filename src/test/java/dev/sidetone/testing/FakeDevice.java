package dev.sidetone.testing;

import dev.sidetone.audio.AudioDevice;
import dev.sidetone.audio.AudioFormat;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A device whose microphone says what the test tells it, and that keeps what it plays. */
public class FakeDevice implements AudioDevice {
    private final List<String> asked = new ArrayList<>();
    private final ToneEar ear = new ToneEar();
    private AudioFormat format = AudioFormat.ENGINE;
    private boolean reads;
    private boolean broken;
    private @Nullable RenderContext rendering;
    private @Nullable CaptureContext capturing;

    /** What it was asked for, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** What it played. */
    public ToneEar ear() {
        return ear;
    }

    /** From the next start on it asks for sound, in this format, instead of being handed it. */
    public FakeDevice reading(AudioFormat wanted) {
        reads = true;
        format = wanted;
        return this;
    }

    /** From now on every call throws. */
    public FakeDevice broken() {
        broken = true;
        return this;
    }

    /** Tells the engine that the format is another one. */
    public void change(AudioFormat other) {
        format = other;
        if (rendering != null) {
            rendering.formatChanged();
        }
        if (capturing != null) {
            capturing.formatChanged();
        }
    }

    /** Whether it plays. */
    public boolean rendering() {
        return rendering != null;
    }

    /** Whether it records. */
    public boolean capturing() {
        return capturing != null;
    }

    /** The microphone hears this, if it is on. */
    public void say(short[] samples) {
        if (capturing != null) {
            capturing.write(samples);
        }
    }

    /** The loudspeaker wants a buffer. */
    public short[] read() {
        short[] buffer = new short[format.framesPerBuffer() * format.channels()];
        if (rendering != null) {
            rendering.read(buffer);
        }
        return buffer;
    }

    private boolean asked(String what) {
        asked.add(what);
        if (broken) {
            throw new IllegalStateException(what);
        }
        return true;
    }

    @Override
    public AudioFormat renderFormat() {
        return format;
    }

    @Override
    public AudioFormat captureFormat() {
        return format;
    }

    @Override
    public boolean initializeRenderer() {
        return asked("initializeRenderer");
    }

    @Override
    public boolean startRendering(RenderContext context) {
        rendering = context;
        if (!reads) {
            context.onFrame(ear);
        }
        return asked("startRendering");
    }

    @Override
    public boolean stopRendering() {
        rendering = null;
        return asked("stopRendering");
    }

    @Override
    public boolean initializeCapturer() {
        return asked("initializeCapturer");
    }

    @Override
    public boolean startCapturing(CaptureContext context) {
        capturing = context;
        return asked("startCapturing");
    }

    @Override
    public boolean stopCapturing() {
        capturing = null;
        return asked("stopCapturing");
    }
}
