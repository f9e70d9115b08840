package dev.sidetone.avaudio;

import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * An app's view of the phone's sound. The phone owns it: with CallKit an app configures the session
 * and never activates it (R72). Callable from any thread.
 */
public final class AVAudioSession {
    /** The phone behind the session. Callable from any thread, returns at once. */
    public interface Hardware {
        /** Outputs and inputs in use. */
        AVAudioSessionRouteDescription route();

        /** Inputs that can be preferred. */
        List<AVAudioSessionPortDescription> availableInputs();

        /** Sends sound to the speaker, or where the category sends it. */
        void overrideOutput(AVAudioSessionPortOverride override);

        /** Chooses an input; null leaves it to the phone. */
        void preferInput(@Nullable AVAudioSessionPortDescription input);

        /** Whether the phone itself holds the session for a call. */
        boolean heldByCall();
    }

    /**
     * A route-change notification.
     *
     * @param reason why
     * @param previousRoute what was in use before
     */
    public record RouteChange(
            AVAudioSessionRouteChangeReason reason, AVAudioSessionRouteDescription previousRoute) {}

    private record Setting(
            AVAudioSessionCategory category,
            AVAudioSessionMode mode,
            Set<AVAudioSessionCategoryOptions> options) {}

    private final Hardware hardware;
    private final Trace trace;
    private final List<Consumer<RouteChange>> routeObservers = new CopyOnWriteArrayList<>();
    private volatile Setting setting =
            new Setting(AVAudioSessionCategory.SOLO_AMBIENT, AVAudioSessionMode.DEFAULT, Set.of());
    private volatile @Nullable AVAudioSessionPortDescription preferredInput;

    public AVAudioSession(Hardware hardware, Trace trace) {
        this.hardware = hardware;
        this.trace = trace;
    }

    /** {@link #setCategory(AVAudioSessionCategory, AVAudioSessionMode, Set)} without options. */
    public void setCategory(AVAudioSessionCategory category, AVAudioSessionMode mode)
            throws AVAudioSessionException {
        setCategory(category, mode, Set.of());
    }

    /**
     * Sets what the app does with sound. Options are not kept across categories; the chat modes
     * bring some of their own.
     *
     * @throws AVAudioSessionException {@code badParam} for a chat mode without PlayAndRecord
     */
    public void setCategory(
            AVAudioSessionCategory category,
            AVAudioSessionMode mode,
            Set<AVAudioSessionCategoryOptions> options)
            throws AVAudioSessionException {
        boolean chat =
                mode == AVAudioSessionMode.VOICE_CHAT || mode == AVAudioSessionMode.VIDEO_CHAT;
        if (chat && category != AVAudioSessionCategory.PLAY_AND_RECORD) {
            throw new AVAudioSessionException(AVAudioSessionException.BAD_PARAM);
        }
        setting = new Setting(category, mode, Set.copyOf(options));
        trace.add(Layer.AUDIO_SESSION, "setCategory", category, mode);
    }

    public AVAudioSessionCategory category() {
        return setting.category();
    }

    public AVAudioSessionMode mode() {
        return setting.mode();
    }

    /** The options that were set and those that the mode brings. */
    public Set<AVAudioSessionCategoryOptions> categoryOptions() {
        Setting now = setting;
        Set<AVAudioSessionCategoryOptions> all =
                EnumSet.noneOf(AVAudioSessionCategoryOptions.class);
        all.addAll(now.options());
        if (now.mode() == AVAudioSessionMode.VOICE_CHAT
                || now.mode() == AVAudioSessionMode.VIDEO_CHAT) {
            all.add(AVAudioSessionCategoryOptions.ALLOW_BLUETOOTH_HFP);
        }
        if (now.mode() == AVAudioSessionMode.VIDEO_CHAT) {
            all.add(AVAudioSessionCategoryOptions.DEFAULT_TO_SPEAKER);
        }
        return all;
    }

    /**
     * Activates or deactivates the session of an app without CallKit.
     *
     * @throws AVAudioSessionException {@code !pri} while a call owns the phone's sound (R76)
     */
    public void setActive(boolean active) throws AVAudioSessionException {
        trace.add(Layer.AUDIO_SESSION, "setActive", null, active);
        if (active && hardware.heldByCall()) {
            throw new AVAudioSessionException(AVAudioSessionException.INSUFFICIENT_PRIORITY);
        }
    }

    /** Where sound comes from and goes to now. */
    public AVAudioSessionRouteDescription currentRoute() {
        return hardware.route();
    }

    /** Inputs that can be preferred. */
    public List<AVAudioSessionPortDescription> availableInputs() {
        return hardware.availableInputs();
    }

    /** The input last preferred; null for none. */
    public @Nullable AVAudioSessionPortDescription preferredInput() {
        return preferredInput;
    }

    /** Prefers an input; null leaves the choice to the phone. */
    public void setPreferredInput(@Nullable AVAudioSessionPortDescription input) {
        preferredInput = input;
        trace.inside(
                Layer.AUDIO_SESSION,
                "setPreferredInput",
                null,
                input == null ? null : input.portName(),
                () -> hardware.preferInput(input));
    }

    /** Sends sound to the speaker, or back (A4). */
    public void overrideOutputAudioPort(AVAudioSessionPortOverride override) {
        trace.inside(
                Layer.AUDIO_SESSION,
                "overrideOutputAudioPort",
                null,
                override,
                () -> hardware.overrideOutput(override));
    }

    /** The counterpart of the route-change notification; called on the app's main queue. */
    public void onRouteChange(Consumer<RouteChange> observer) {
        routeObservers.add(observer);
    }

    /** The phone says that the route has changed; on the app's main queue. */
    public void routeChanged(RouteChange change) {
        routeObservers.forEach(observer -> observer.accept(change));
    }
}
