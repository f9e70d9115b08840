package dev.sidetone.avaudio;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * An app's view of the phone's sound. The phone owns it: with CallKit an app configures the session
 * and never activates it (R72). Callable from any thread.
 */
public final class AVAudioSession {
    /** The phone behind the session. */
    public interface Hardware {
        /** Outputs and inputs in use. */
        List<AVAudioSessionPortDescription> outputs();

        List<AVAudioSessionPortDescription> inputs();

        /** Sends sound to the speaker, or where the category sends it. */
        void overrideOutput(AVAudioSessionPortOverride override);

        /** Whether the phone itself holds the session for a call. */
        boolean heldByCall();
    }

    private final Hardware hardware;
    private final List<Consumer<AVAudioSessionRouteChangeReason>> routeObservers =
            new CopyOnWriteArrayList<>();
    private volatile AVAudioSessionCategory category = AVAudioSessionCategory.SOLO_AMBIENT;
    private volatile AVAudioSessionMode mode = AVAudioSessionMode.DEFAULT;

    public AVAudioSession(Hardware hardware) {
        this.hardware = hardware;
    }

    /** Sets what the app does with sound. */
    public void setCategory(AVAudioSessionCategory newCategory, AVAudioSessionMode newMode) {
        category = newCategory;
        mode = newMode;
    }

    public AVAudioSessionCategory category() {
        return category;
    }

    public AVAudioSessionMode mode() {
        return mode;
    }

    /**
     * Activates or deactivates the session of an app without CallKit.
     *
     * @throws AVAudioSessionException {@code !pri} while a call owns the phone's sound (R76)
     */
    public void setActive(boolean active) throws AVAudioSessionException {
        if (active && hardware.heldByCall()) {
            throw new AVAudioSessionException("!pri");
        }
    }

    /** Where sound goes now. */
    public List<AVAudioSessionPortDescription> currentOutputs() {
        return hardware.outputs();
    }

    /** Where sound comes from now. */
    public List<AVAudioSessionPortDescription> currentInputs() {
        return hardware.inputs();
    }

    /** Sends sound to the speaker, or back (A4). */
    public void overrideOutputAudioPort(AVAudioSessionPortOverride override) {
        hardware.overrideOutput(override);
    }

    /** The counterpart of the route-change notification; called on the phone's queue. */
    public void onRouteChange(Consumer<AVAudioSessionRouteChangeReason> observer) {
        routeObservers.add(observer);
    }

    /** The phone says that the route has changed. */
    public void routeChanged(AVAudioSessionRouteChangeReason reason) {
        routeObservers.forEach(observer -> observer.accept(reason));
    }
}
