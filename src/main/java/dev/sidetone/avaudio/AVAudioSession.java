package dev.sidetone.avaudio;

import static dev.sidetone.avaudio.AVAudioSessionCategory.PLAY_AND_RECORD;

import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An app's view of the phone's sound. The phone owns it: with CallKit an app configures the session
 * and never activates it (R72). Callable from any thread; observers are called on the app's main
 * queue.
 */
public final class AVAudioSession {
    private final AVAudioSessionService phone;
    private final Requests requests;
    private final AVAudioSessionNotifications notifications;
    private volatile @Nullable AVAudioSessionPortDescription preferredInput;

    /**
     * The phone makes one for each run of an app.
     *
     * @param app whose it is, for the trace
     * @param notifications where the phone posts to the app's observers
     */
    public AVAudioSession(
            String app,
            AVAudioSessionService phone,
            AVAudioSessionNotifications notifications,
            Trace trace) {
        this.phone = phone;
        this.notifications = notifications;
        this.requests = new Requests(app, trace.of(app));
    }

    /** The categories of today: the deprecated one is missing. */
    public List<AVAudioSessionCategory> availableCategories() {
        return Stream.of(AVAudioSessionCategory.values())
                .filter(category -> category != AVAudioSessionCategory.AUDIO_PROCESSING)
                .toList();
    }

    /** The modes that the session's category takes. */
    public List<AVAudioSessionMode> availableModes() {
        return Stream.of(AVAudioSessionMode.values())
                .filter(mode -> mode.goesWith(category()))
                .toList();
    }

    /**
     * Sets the category alone: options are gone, because they are not kept across categories, and
     * so is a mode that the category does not take (INF).
     *
     * @throws AVAudioSessionException as {@link #setCategory(AVAudioSessionCategory,
     *     AVAudioSessionMode, Set)}
     */
    public void setCategory(AVAudioSessionCategory category) throws AVAudioSessionException {
        AVAudioSessionMode mode = mode();
        setCategory(category, mode.goesWith(category) ? mode : AVAudioSessionMode.DEFAULT);
    }

    /** {@link #setCategory(AVAudioSessionCategory, AVAudioSessionMode, Set)} without options. */
    public void setCategory(AVAudioSessionCategory category, AVAudioSessionMode mode)
            throws AVAudioSessionException {
        setCategory(category, mode, Set.of());
    }

    /**
     * Sets what the app does with sound. The chat modes bring options of their own.
     *
     * @throws AVAudioSessionException {@code badParam} for a mode or an option that the category
     *     does not take; {@code !pri} for an active session that would begin to record while
     *     another's call has the sound (A2)
     */
    public void setCategory(
            AVAudioSessionCategory category,
            AVAudioSessionMode mode,
            Set<AVAudioSessionCategoryOptions> options)
            throws AVAudioSessionException {
        configure("setCategory", new AVAudioSessionConfiguration(category, mode, options));
    }

    /**
     * Sets the mode; category and options stay.
     *
     * @throws AVAudioSessionException {@code badParam} for a mode that the category does not take
     */
    public void setMode(AVAudioSessionMode mode) throws AVAudioSessionException {
        configure("setMode", phone.configuration().with(mode));
    }

    private void configure(String name, AVAudioSessionConfiguration wanted)
            throws AVAudioSessionException {
        requests.ask(
                name,
                wanted,
                () ->
                        wanted.isValid()
                                ? phone.configure(wanted)
                                : AVAudioSessionErrorCode.BAD_PARAM);
    }

    public AVAudioSessionCategory category() {
        return phone.configuration().category();
    }

    public AVAudioSessionMode mode() {
        return phone.configuration().mode();
    }

    /** The options that were set and those that they and the mode bring. */
    public Set<AVAudioSessionCategoryOptions> categoryOptions() {
        return phone.configuration().effectiveOptions();
    }

    /** {@link #setActive(boolean, Set)} without options. */
    public void setActive(boolean active) throws AVAudioSessionException {
        setActive(active, Set.of());
    }

    /**
     * Activates or deactivates the session of an app without CallKit. Those that do not mix are
     * interrupted by an activation; they hear of its end when it is given back with {@code
     * NOTIFY_OTHERS_ON_DEACTIVATION}, else later or never (A3).
     *
     * @throws AVAudioSessionException {@code !pri} while a call has the sound, unless this is
     *     another app's session that only plays (R76, A2); {@code !act} when sound still runs: the
     *     session is inactive all the same (A1, before iOS 26); {@code !int} when it does not mix
     *     and the app is unseen; {@code !res} for Record without a microphone; {@code msrv} while
     *     the media services are lost; {@code !ses} when the app has been killed
     */
    public void setActive(boolean active, Set<AVAudioSessionSetActiveOptions> options)
            throws AVAudioSessionException {
        boolean notifyOthers =
                options.contains(AVAudioSessionSetActiveOptions.NOTIFY_OTHERS_ON_DEACTIVATION);
        requests.ask("setActive", active, () -> phone.setActive(active, notifyOthers));
    }

    /**
     * The app's player or audio unit starts. Apple's see this for themselves; an app here says so
     * (A1). Stops by itself when the session is interrupted.
     *
     * @throws AVAudioSessionException {@code inac} when the session is not active, {@code !pla} or
     *     {@code !rec} for what may not run in the background, {@code msrv}, {@code !ses}
     */
    public void startIO() throws AVAudioSessionException {
        requests.ask("startIO", null, phone::startIO);
    }

    /** The app's player or audio unit has stopped. */
    public void stopIO() {
        requests.tell("stopIO", null, phone::stopIO);
    }

    /** Whether any other app plays, also one that mixes. */
    public boolean isOtherAudioPlaying() {
        return phone.isOtherAudioPlaying();
    }

    /** Whether another app that does not mix plays. */
    public boolean secondaryAudioShouldBeSilencedHint() {
        return phone.secondaryAudioShouldBeSilenced();
    }

    /** Since iOS 14.5. */
    public boolean prefersNoInterruptionsFromSystemAlerts() {
        return phone.prefersNoInterruptions();
    }

    /** A7: ringing does not interrupt the session, if the phone shows calls as banners. */
    public void setPrefersNoInterruptionsFromSystemAlerts(boolean preferred) {
        requests.tell(
                "setPrefersNoInterruptionsFromSystemAlerts",
                preferred,
                () -> phone.preferNoInterruptions(preferred));
    }

    /** Whether the app may hear. Denied does not refuse anything: the input is silent. */
    public AVAudioSessionRecordPermission recordPermission() {
        return phone.recordPermission();
    }

    /** Asks the person once; the answer, also an earlier one, comes on the main queue. */
    public void requestRecordPermission(Consumer<Boolean> response) {
        requests.tell(
                "requestRecordPermission", null, () -> phone.requestRecordPermission(response));
    }

    /** Where sound comes from and goes to now. */
    public AVAudioSessionRouteDescription currentRoute() {
        return phone.route();
    }

    /** Inputs that can be preferred: none in a category that only plays. */
    public List<AVAudioSessionPortDescription> availableInputs() {
        return category().hasInput() ? phone.inputs() : List.of();
    }

    /** Whether the phone has a microphone at all. */
    public boolean isInputAvailable() {
        return !phone.inputs().isEmpty();
    }

    /** The input last preferred; null for none. */
    public @Nullable AVAudioSessionPortDescription preferredInput() {
        return preferredInput;
    }

    /**
     * Prefers an input; null leaves the choice to the phone.
     *
     * @throws AVAudioSessionException {@code !cat} in a category that only plays, {@code badParam}
     *     for an input that is not available
     */
    public void setPreferredInput(@Nullable AVAudioSessionPortDescription input)
            throws AVAudioSessionException {
        requests.ask(
                "setPreferredInput", input == null ? null : input.portName(), () -> prefer(input));
    }

    private @Nullable AVAudioSessionErrorCode prefer(
            @Nullable AVAudioSessionPortDescription input) {
        if (input != null && !category().hasInput()) {
            return AVAudioSessionErrorCode.INCOMPATIBLE_CATEGORY;
        }
        if (input != null && !phone.inputs().contains(input)) {
            return AVAudioSessionErrorCode.BAD_PARAM;
        }
        preferredInput = input;
        phone.preferInput(input);
        return null;
    }

    /**
     * Sends sound to the speaker, or back, until the route or the category changes (A4).
     *
     * @throws AVAudioSessionException {@code !cat} in a category other than PlayAndRecord
     */
    public void overrideOutputAudioPort(AVAudioSessionPortOverride override)
            throws AVAudioSessionException {
        requests.ask("overrideOutputAudioPort", override, () -> override(override));
    }

    private @Nullable AVAudioSessionErrorCode override(AVAudioSessionPortOverride override) {
        if (category() != PLAY_AND_RECORD) {
            return AVAudioSessionErrorCode.INCOMPATIBLE_CATEGORY;
        }
        phone.overrideOutput(override);
        return null;
    }

    /** The interruption notification: it began, or it is over. */
    public void onInterruption(Consumer<AVAudioSessionInterruption> observer) {
        notifications.onInterruption(observer);
    }

    /** The route-change notification. */
    public void onRouteChange(Consumer<AVAudioSessionRouteChange> observer) {
        notifications.onRouteChange(observer);
    }

    /** The hint to fall silent, or no longer, for an app in front with an active session. */
    public void onSilenceSecondaryAudioHint(
            Consumer<AVAudioSessionSilenceSecondaryAudioHintType> observer) {
        notifications.onSilenceSecondaryAudioHint(observer);
    }

    /** The media services have gone: wait for their reset. */
    public void onMediaServicesWereLost(Runnable observer) {
        notifications.onMediaServicesWereLost(observer);
    }

    /** The media services are back: everything must be set up again. */
    public void onMediaServicesWereReset(Runnable observer) {
        notifications.onMediaServicesWereReset(observer);
    }

    /** Another list of {@link #availableInputs()}; since iOS 26. */
    public void onAvailableInputsChange(Runnable observer) {
        notifications.onAvailableInputsChange(observer);
    }
}
