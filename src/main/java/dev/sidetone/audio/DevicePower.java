package dev.sidetone.audio;

import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Starts and stops the two directions of a device: they run while the device is enabled and needed.
 * Used on the audio control queue alone.
 */
final class DevicePower {
    private static final Logger log = LoggerFactory.getLogger(DevicePower.class);

    private final SerialQueue control;
    private final Trace trace;
    private final Consumer<@Nullable FrameSink> heard;
    private final FrameSink captured;
    private final Runnable captureEnded;
    private AudioDevice device;
    private boolean enabled = true;
    private boolean needed;
    private boolean rendering;
    private boolean capturing;
    // why the step that was tried last failed; null where the device did not say
    private @Nullable String reason;
    // the ends handed out last: a device that goes on using older ones is not heard
    private volatile @Nullable Render render;
    private volatile @Nullable Capture capture;

    /**
     * A device that does not run yet.
     *
     * @param heard told where mixed frames go; null for nowhere
     * @param captured takes what the device records
     * @param captureEnded told when it does not record any more
     */
    DevicePower(
            SerialQueue control,
            Trace trace,
            AudioDevice device,
            Consumer<@Nullable FrameSink> heard,
            FrameSink captured,
            Runnable captureEnded) {
        this.control = control;
        this.trace = trace;
        this.device = device;
        this.heard = heard;
        this.captured = captured;
        this.captureEnded = captureEnded;
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
            Render mine = new Render(device);
            render = mine;
            rendering =
                    works(device::initializeRenderer) && works(() -> device.startRendering(mine));
            started(rendering, "Rendering");
        }
        AudioFormat format = device.captureFormat();
        if (!capturing && format != null) {
            Capture mine = new Capture(device, format);
            capture = mine;
            capturing =
                    works(device::initializeCapturer) && works(() -> device.startCapturing(mine));
            started(capturing, "Capturing");
        }
    }

    private void stop() {
        if (rendering) {
            render = null;
            heard.accept(null);
            works(device::stopRendering);
            rendering = false;
            note("RenderingStopped", null);
        }
        if (capturing) {
            capture = null;
            works(device::stopCapturing);
            capturing = false;
            captureEnded.run();
            note("CapturingStopped", null);
        }
    }

    private void started(boolean done, String direction) {
        note(direction + (done ? "Started" : "Failed"), done ? null : reason);
    }

    private void note(String name, @Nullable String detail) {
        trace.add(Layer.AUDIO, name, device.getClass().getSimpleName(), detail);
    }

    /** A device may be the app's own: what it throws must not end the call. */
    private boolean works(BooleanSupplier step) {
        reason = null;
        try {
            return step.getAsBoolean();
        } catch (AudioDevice.Refusal refused) {
            reason = refused.getMessage();
            log.warn("{}", reason);
            return false;
        } catch (RuntimeException broken) {
            reason = broken.toString();
            log.warn("The audio device {} failed: {}", device, broken.toString());
            return false;
        }
    }

    private void later(Runnable block) {
        control.execute(
                () ->
                        works(
                                () -> {
                                    block.run();
                                    return true;
                                }));
    }

    /** From any thread, for the device that it was asked for. */
    private void restart(AudioDevice of) {
        control.execute(
                () -> {
                    if (of == device) {
                        stop();
                        apply();
                    }
                });
    }

    /** The engine's end of the renderer. */
    private final class Render implements AudioDevice.RenderContext {
        private final AudioDevice of;
        private volatile @Nullable DriftRing ring;

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
                onFrame(buffer);
            }
            buffer.read(samples);
        }

        @Override
        public void onFrame(@Nullable FrameSink sink) {
            if (render == this) {
                heard.accept(sink);
            }
        }

        @Override
        public void formatChanged() {
            restart(of);
        }

        @Override
        public void execute(Runnable block) {
            later(block);
        }
    }

    /** The engine's end of the capturer. */
    private final class Capture implements AudioDevice.CaptureContext {
        private final AudioDevice of;
        private final FrameAssembler frames;

        Capture(AudioDevice of, AudioFormat format) {
            this.of = of;
            this.frames = new FrameAssembler(format, captured);
        }

        @Override
        public void write(short[] samples) {
            if (capture == this) {
                frames.write(samples);
            }
        }

        @Override
        public void formatChanged() {
            restart(of);
        }

        @Override
        public void execute(Runnable block) {
            later(block);
        }
    }
}
