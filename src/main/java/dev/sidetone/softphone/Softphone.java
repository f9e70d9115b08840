package dev.sidetone.softphone;

import dev.sidetone.avaudio.AVAudioSessionException;
import dev.sidetone.avaudio.AVAudioSessionPortOverride;
import dev.sidetone.pushkit.PKPushRegistry;
import dev.sidetone.pushkit.PKPushRegistryDelegate;
import dev.sidetone.pushkit.PKPushType;
import dev.sidetone.softphone.parties.StartRequest;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.ShownCalls;
import dev.sidetone.voice.Call;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The app: it turns what its user wants into CallKit transactions, performs what CallKit asks with
 * the Voice SDK, and publishes what a window shows. Public methods may be called from any thread.
 */
public final class Softphone implements AutoCloseable {
    /**
     * The way from the app's buttons to its calls: by way of the phone, or straight. On the main
     * queue.
     */
    interface Desk {
        /** A call that has just been added. */
        void dial(AppCall call);

        void end(AppCall call);

        void setMuted(AppCall call, boolean muted);

        void setHeld(AppCall call, boolean held);

        void playDtmf(AppCall call, char digit);

        /** Who takes the app's pushes. */
        PKPushRegistryDelegate pushes();

        /** Loudness of the other party, 0 to 1. From any thread. */
        double level(UUID call);

        /** Hangs up and gives back what it has of the phone. */
        void close();
    }

    private final SoftphoneSetup setup;
    private final AppCalls calls = new AppCalls();
    private final List<Consumer<SoftphoneSnapshot>> observers = new ArrayList<>();
    private final Account account;
    private final Desk desk;
    private final ShownCalls shown;
    // held here: the phone keeps its delegate weakly
    private final PKPushRegistry pushRegistry;
    private volatile SoftphoneSnapshot snapshot;

    /** Starts the app. On its main queue. */
    public Softphone(SoftphoneSetup setup) {
        this.setup = setup;
        this.shown = new ShownCalls(setup.trace());
        this.account = new Account(setup, this::publish);
        this.desk =
                setup.options().usesCallKit()
                        ? new CallKitDesk(setup, calls, account, this::publish)
                        : new PlainDesk(setup, calls, account, this::publish);
        this.snapshot = take();
        this.pushRegistry = new PKPushRegistry(setup.main(), setup.push());
        pushRegistry.setDelegate(desk.pushes());
        pushRegistry.setDesiredPushTypes(Set.of(PKPushType.VOIP));
    }

    /** The state now. */
    public SoftphoneSnapshot snapshot() {
        return snapshot;
    }

    /** Tells every state from now on, on the main queue, beginning with this. */
    public void observe(Consumer<SoftphoneSnapshot> observer) {
        setup.main()
                .execute(
                        () -> {
                            observers.add(observer);
                            observer.accept(snapshot);
                        });
    }

    /**
     * Call button: nothing typed calls the greeting. During a call it adds one, for which the phone
     * holds the other (R43); nothing happens while a call that was placed before does not stand
     * yet.
     */
    public void dial(String typed) {
        String to = typed.strip();
        onMain(
                "dial",
                () -> {
                    if (calls.first(AppCall::beingPlaced) == null) {
                        AppCall call = AppCall.outgoing(setup.random().uuid(), to);
                        calls.add(call);
                        desk.dial(call);
                    }
                });
    }

    /** The phone asks for a call, such as one back from recents: it is placed at once (R98). */
    public void start(StartRequest wanted) {
        dial(wanted.handle().value());
    }

    /** Red button of a call: of a conference it ends this one alone. */
    public void end(UUID uuid) {
        onLive(uuid, "end", desk::end);
    }

    /** Mute button: of a conference it is one for all, and they still hear each other. */
    public void setMuted(UUID uuid, boolean muted) {
        onLive(uuid, "setMuted", call -> desk.setMuted(call, muted));
    }

    /** Hold button: of a conference it is one for all. To unhold is to hold all other calls. */
    public void setHeld(UUID uuid, boolean held) {
        onLive(uuid, "setHeld", call -> desk.setHeld(call, held));
    }

    /** A key of the keypad in a call. */
    public void playDtmf(UUID uuid, char digit) {
        onLive(uuid, "playDtmf", call -> desk.playDtmf(call, digit));
    }

    // ---- without CallKit ----

    /** Accept on the app's own alert; Reject is {@link #end}. */
    public void accept(UUID uuid) {
        onAlert(uuid, "accept", PlainDesk::accept);
    }

    /** Ignore on the app's own alert: it closes, the caller hears nothing of it. */
    public void ignore(UUID uuid) {
        onAlert(uuid, "ignore", PlainDesk::ignore);
    }

    private void onAlert(UUID uuid, String gesture, BiConsumer<PlainDesk, AppCall> use) {
        onLive(
                uuid,
                gesture,
                call -> {
                    if (desk instanceof PlainDesk plain) {
                        use.accept(plain, call);
                    }
                });
    }

    /** The app's audio session was interrupted, or the interruption has ended (A9). */
    public void interrupted(boolean began) {
        onMain(
                began ? "interruption began" : "interruption ended",
                () -> {
                    if (desk instanceof PlainDesk plain) {
                        plain.interruption(began);
                    }
                });
    }

    /** The app came to the front again (A9). */
    public void becameActive() {
        onMain(
                "becameActive",
                () -> {
                    if (desk instanceof PlainDesk plain) {
                        plain.becameActive();
                    }
                });
    }

    /** Speaker or receiver: through the audio session, as an app does it. */
    public void setSpeaker(boolean speaker) {
        onMain(
                "setSpeaker",
                () -> {
                    try {
                        setup.audioSession()
                                .overrideOutputAudioPort(
                                        speaker
                                                ? AVAudioSessionPortOverride.SPEAKER
                                                : AVAudioSessionPortOverride.NONE);
                    } catch (AVAudioSessionException refused) {
                        setup.trace().add(Layer.APP, "SpeakerRefused", null, refused.code());
                    }
                });
    }

    /** Takes a call that is over from the view. */
    public void dismiss(UUID uuid) {
        onCall(
                uuid,
                "dismiss",
                call -> {
                    if (!call.live()) {
                        calls.remove(call);
                        publish();
                    }
                });
    }

    /** Loudness of the other party, 0 to 1. */
    public double level(UUID uuid) {
        return desk.level(uuid);
    }

    /** Loudness of this phone's microphone, 0 to 1. */
    public double microphoneLevel() {
        return setup.voice().microphoneLevel();
    }

    private void onLive(UUID uuid, String gesture, Consumer<AppCall> use) {
        onCall(
                uuid,
                gesture,
                call -> {
                    if (call.live()) {
                        use.accept(call);
                    }
                });
    }

    private void onCall(UUID uuid, String gesture, Consumer<AppCall> use) {
        onMain(
                gesture,
                () -> {
                    AppCall call = calls.find(uuid);
                    if (call != null) {
                        use.accept(call);
                    }
                });
    }

    private void onMain(String gesture, Runnable use) {
        long event = setup.trace().add(Layer.APP, gesture, null, null);
        setup.main().execute(() -> setup.trace().causedBy(event, use));
    }

    private void publish() {
        snapshot = take();
        shown.show(snapshot.notes());
        observers.forEach(observer -> observer.accept(snapshot));
    }

    private SoftphoneSnapshot take() {
        return new SoftphoneSnapshot(
                setup.identity(),
                account.registration(),
                account.text(),
                calls.snapshots(),
                calls.missedCalls(),
                alert());
    }

    private SoftphoneSnapshot.@Nullable Alert alert() {
        AppCall call = desk instanceof PlainDesk plain ? plain.alert() : null;
        return call == null ? null : new SoftphoneSnapshot.Alert(call.uuid, call.name);
    }

    /**
     * Hangs up, unregisters, forgets the registration, wants no pushes any more, and is no provider
     * of calls from then on (L44). To sign in again the app is launched again.
     */
    public void signOut() {
        onMain(
                "signOut",
                () -> {
                    desk.close();
                    account.signOut(setup.voice()::close);
                    pushRegistry.setDesiredPushTypes(Set.of());
                });
    }

    /** Hangs up and ends the voice client; stays registered, as an app that is closed does. */
    @Override
    public void close() {
        setup.main()
                .execute(
                        () -> {
                            desk.close();
                            setup.voice().close();
                        });
    }

    /** For tests and the command line: the Voice SDK's call behind a CallKit call. */
    java.util.Optional<Call> voiceCall(UUID uuid) {
        AppCall call = calls.find(uuid);
        return java.util.Optional.ofNullable(call == null ? null : call.call);
    }
}
