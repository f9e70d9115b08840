package dev.sidetone.voice;

import dev.sidetone.audio.AudioDevice;
import dev.sidetone.audio.AudioFormat;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Consumer;

/**
 * The phone's own microphone and loudspeaker, with a switch: an app with CallKit turns {@link
 * #setEnabled} off before a call and on when its audio session is activated.
 */
public final class DefaultAudioDevice implements AudioDevice {
    private static final Logger log = LoggerFactory.getLogger(DefaultAudioDevice.class);

    private final AudioDevice hardware;
    private volatile Runnable block = () -> {};
    private volatile boolean enabled = true;
    private volatile boolean ignoresPreferredAttributeConfigurationErrors;
    private volatile Consumer<Boolean> power = _ -> {};

    /** A switch in front of {@code hardware}. */
    public DefaultAudioDevice(AudioDevice hardware) {
        this.hardware = hardware;
    }

    /** Whether sound may flow. */
    public boolean isEnabled() {
        return enabled;
    }

    /**
     * False really stops the device while signaling and media go on; true starts it if there is a
     * call. Only enqueues.
     */
    public void setEnabled(boolean value) {
        enabled = value;
        power.accept(value);
    }

    /** What configures the audio session. */
    public Runnable block() {
        return block;
    }

    /**
     * Runs before the device is started, on the audio control queue; nothing by default. Where it
     * throws, nothing is played.
     */
    public void setBlock(Runnable value) {
        block = value;
    }

    /** Whether the device starts although {@link #block()} threw; at first it does not. */
    public boolean ignoresPreferredAttributeConfigurationErrors() {
        return ignoresPreferredAttributeConfigurationErrors;
    }

    /** See {@link #ignoresPreferredAttributeConfigurationErrors()}. */
    public void setIgnoresPreferredAttributeConfigurationErrors(boolean value) {
        ignoresPreferredAttributeConfigurationErrors = value;
    }

    private boolean configured() {
        try {
            block.run();
            return true;
        } catch (RuntimeException refused) {
            log.warn("The audio session could not be configured: {}", refused.toString());
            return ignoresPreferredAttributeConfigurationErrors;
        }
    }

    /** Whom to tell of the switch: the mixer that uses the device. */
    void connectTo(Consumer<Boolean> mixerPower) {
        power = mixerPower;
        mixerPower.accept(enabled);
    }

    @Override
    public @Nullable AudioFormat renderFormat() {
        return hardware.renderFormat();
    }

    @Override
    public @Nullable AudioFormat captureFormat() {
        return hardware.captureFormat();
    }

    @Override
    public boolean initializeRenderer() {
        return configured() && hardware.initializeRenderer();
    }

    @Override
    public boolean startRendering(RenderContext context) {
        return hardware.startRendering(context);
    }

    @Override
    public boolean stopRendering() {
        return hardware.stopRendering();
    }

    @Override
    public boolean initializeCapturer() {
        return hardware.initializeCapturer();
    }

    @Override
    public boolean startCapturing(CaptureContext context) {
        return hardware.startCapturing(context);
    }

    @Override
    public boolean stopCapturing() {
        return hardware.stopCapturing();
    }
}
