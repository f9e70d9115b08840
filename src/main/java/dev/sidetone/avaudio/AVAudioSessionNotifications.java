package dev.sidetone.avaudio;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What the phone tells one run of an app about sound: the counterpart of Apple's notification
 * centre. The phone posts on the app's main queue; apps observe through {@link AVAudioSession}.
 */
public final class AVAudioSessionNotifications {
    private final List<Consumer<AVAudioSessionInterruption>> interruptions = list();
    private final List<Consumer<AVAudioSessionRouteChange>> routeChanges = list();
    private final List<Consumer<AVAudioSessionSilenceSecondaryAudioHintType>> hints = list();
    private final List<Runnable> losses = list();
    private final List<Runnable> resets = list();
    private final List<Runnable> inputChanges = list();

    private static <T> List<T> list() {
        return new CopyOnWriteArrayList<>();
    }

    /** The session was interrupted, or may be used again. */
    public void interruption(AVAudioSessionInterruption what) {
        interruptions.forEach(observer -> observer.accept(what));
    }

    public void routeChange(AVAudioSessionRouteChange what) {
        routeChanges.forEach(observer -> observer.accept(what));
    }

    public void silenceSecondaryAudioHint(AVAudioSessionSilenceSecondaryAudioHintType what) {
        hints.forEach(observer -> observer.accept(what));
    }

    public void mediaServicesWereLost() {
        losses.forEach(Runnable::run);
    }

    public void mediaServicesWereReset() {
        resets.forEach(Runnable::run);
    }

    /** Since iOS 26. */
    public void availableInputsChange() {
        inputChanges.forEach(Runnable::run);
    }

    void onInterruption(Consumer<AVAudioSessionInterruption> observer) {
        interruptions.add(observer);
    }

    void onRouteChange(Consumer<AVAudioSessionRouteChange> observer) {
        routeChanges.add(observer);
    }

    void onSilenceSecondaryAudioHint(
            Consumer<AVAudioSessionSilenceSecondaryAudioHintType> observer) {
        hints.add(observer);
    }

    void onMediaServicesWereLost(Runnable observer) {
        losses.add(observer);
    }

    void onMediaServicesWereReset(Runnable observer) {
        resets.add(observer);
    }

    void onAvailableInputsChange(Runnable observer) {
        inputChanges.add(observer);
    }
}
