package dev.sidetone.audio;

import org.jspecify.annotations.Nullable;

/**
 * Starts and stops the two directions of a device: they run while the device is enabled and needed.
 * Used on the audio control queue alone.
 */
final class DevicePower {
    private final FrameSink captured;
    private final CallMixer.Heard heard;
    private AudioDevice device;
    private boolean enabled = true;
    private boolean needed;
    private boolean rendering;
    private boolean capturing;

    DevicePower(AudioDevice device, FrameSink captured, CallMixer.Heard heard) {
        this.device = device;
        this.captured = captured;
        this.heard = heard;
    }

    void enabled(boolean on) {
        enabled = on;
        apply();
    }

    void needed(boolean on) {
        needed = on;
        apply();
    }

    void device(AudioDevice other) {
        if (other != device) {
            stop();
            device = other;
            apply();
        }
    }

    private void apply() {
        if (enabled && needed) {
            start();
        } else {
            stop();
        }
    }

    private void start() {
        if (!rendering && device.renderFormat() != null) {
            rendering = device.initializeRenderer() && device.startRendering(new Render(device));
        }
        AudioFormat capture = device.captureFormat();
        if (!capturing && capture != null) {
            capturing =
                    device.initializeCapturer()
                            && device.startCapturing(new Capture(capture, captured));
        }
    }

    private void stop() {
        if (rendering) {
            device.stopRendering();
            heard.accept(null);
            rendering = false;
        }
        if (capturing) {
            device.stopCapturing();
            capturing = false;
        }
    }

    private void restart() {
        stop();
        apply();
    }

    /** The engine's end of the renderer. */
    private final class Render implements AudioDevice.RenderContext {
        private final AudioDevice of;
        private @Nullable DriftRing ring;

        Render(AudioDevice of) {
            this.of = of;
        }

        @Override
        public void read(short[] samples) {
            DriftRing buffer = ring;
            if (buffer == null) {
                AudioFormat format = of.renderFormat();
                buffer = new DriftRing(format == null ? AudioFormat.ENGINE : format);
                ring = buffer;
                heard.accept(buffer);
            }
            buffer.read(samples);
        }

        @Override
        public void onFrame(@Nullable FrameSink sink) {
            heard.accept(sink);
        }

        @Override
        public void formatChanged() {
            restart();
        }
    }

    /** The engine's end of the capturer. */
    private final class Capture implements AudioDevice.CaptureContext {
        private final FrameAssembler frames;

        Capture(AudioFormat format, FrameSink to) {
            frames = new FrameAssembler(format, to);
        }

        @Override
        public void write(short[] samples) {
            frames.write(samples);
        }

        @Override
        public void formatChanged() {
            restart();
        }
    }
}
