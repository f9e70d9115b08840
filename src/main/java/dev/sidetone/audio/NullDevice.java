package dev.sidetone.audio;

import org.jspecify.annotations.Nullable;

/** No sound hardware: plays to nobody and records silence. */
public final class NullDevice implements AudioDevice {
    @Override
    public @Nullable AudioFormat renderFormat() {
        return AudioFormat.ENGINE;
    }

    @Override
    public @Nullable AudioFormat captureFormat() {
        // silence is what calls get without a capturer
        return null;
    }

    @Override
    public boolean initializeRenderer() {
        return true;
    }

    @Override
    public boolean startRendering(RenderContext context) {
        context.onFrame(frame -> {});
        return true;
    }

    @Override
    public boolean stopRendering() {
        return true;
    }

    @Override
    public boolean initializeCapturer() {
        return false;
    }

    @Override
    public boolean startCapturing(CaptureContext context) {
        return false;
    }

    @Override
    public boolean stopCapturing() {
        return true;
    }
}
