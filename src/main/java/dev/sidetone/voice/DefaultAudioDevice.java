package dev.sidetone.voice;

import dev.sidetone.audio.AudioDevice;
import dev.sidetone.audio.AudioFormat;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Consumer;
import java.util.function.Supplier;

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
    private volatile Supplier<AudioAccess> access = () -> AudioAccess.FULL;
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

    /** What the audio session lets be opened; {@link AudioAccess#FULL} by default. */
    public AudioAccess access() {
        return access.get();
    }

    /**
     * Asked whenever a direction is about to be opened, on the audio control queue, and behind
     * {@link #block()}. A direction that is refused stays closed, with the reason in the log and in
     * the trace, while the call goes on; the next start asks again.
     */
    public void setAccess(Supplier<AudioAccess> value) {
        access = value;
    }

    private void configure() {
        try {
            block.run();
        } catch (RuntimeException refused) {
            String reason = "The audio session could not be configured: " + refused;
            if (!ignoresPreferredAttributeConfigurationErrors) {
                throw new Refusal(reason);
            }
            log.warn("{}", reason);
        }
    }

    private static void require(@Nullable String refusal) {
        if (refusal != null) {
            throw new Refusal(refusal);
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
        configure();
        require(access().rendererRefusal());
        return hardware.initializeRenderer();
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
        require(access().capturerRefusal());
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
