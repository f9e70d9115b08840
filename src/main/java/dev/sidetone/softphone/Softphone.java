package dev.sidetone.softphone;

import dev.sidetone.avaudio.AVAudioSessionException;
import dev.sidetone.avaudio.AVAudioSessionPortOverride;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXCallController;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallActionType;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.pushkit.PKPushRegistry;
import dev.sidetone.pushkit.PKPushType;
import dev.sidetone.trace.Layer;
import dev.sidetone.voice.Call;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The app: it turns what its user wants into CallKit transactions, performs what CallKit asks with
 * the Voice SDK, and publishes what a window shows. Public methods may be called from any thread.
 */
public final class Softphone implements AutoCloseable {
    private final SoftphoneSetup setup;
    private final AppCalls calls = new AppCalls();
    private final List<Consumer<SoftphoneSnapshot>> observers = new ArrayList<>();
    private final CXProvider provider;
    private final CXCallController controller;
    private final PKPushRegistry pushRegistry;
    private final Account account;
    // held here: the phone keeps delegates weakly
    private final ProviderDelegate providerDelegate;
    private final Invites invites;
    private volatile SoftphoneSnapshot snapshot;

    /** Starts the app. On its main queue. */
    public Softphone(SoftphoneSetup setup) {
        this.setup = setup;
        this.account = new Account(setup, this::publish);
        this.snapshot = take();
        this.provider = new CXProvider(configuration(), setup.callKit());
        this.controller = new CXCallController(setup.callKit(), setup.main());
        this.providerDelegate =
                new ProviderDelegate(setup, calls, account, provider, this::publish);
        this.invites = new Invites(setup, calls, account, provider, this::publish);
        provider.setDelegate(providerDelegate, setup.main());
        this.pushRegistry = new PKPushRegistry(setup.main(), setup.push());
        pushRegistry.setDelegate(invites);
        pushRegistry.setDesiredPushTypes(Set.of(PKPushType.VOIP));
    }

    private static CXProviderConfiguration configuration() {
        CXProviderConfiguration configuration = new CXProviderConfiguration();
        configuration.setMaximumCallGroups(2);
        configuration.setMaximumCallsPerCallGroup(1);
        configuration.setSupportedHandleTypes(Set.of(CXHandleType.GENERIC));
        return configuration;
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

    /** Call button: nothing typed calls the greeting. One call at a time for now. */
    public void dial(String typed) {
        String to = typed.strip();
        onMain(
                "dial",
                () -> {
                    if (calls.busy()) {
                        return;
                    }
                    UUID uuid = setup.random().uuid();
                    AppCall call = AppCall.outgoing(uuid, to.isEmpty() ? "greeting" : to);
                    calls.add(call);
                    providerDelegate.dialed(uuid, to);
                    publish();
                    CXHandle handle = new CXHandle(CXHandleType.GENERIC, call.name);
                    controller.requestTransaction(
                            new CXStartCallAction(uuid, handle),
                            error -> {
                                if (error != null) {
                                    refused(call, error);
                                }
                            });
                });
    }

    private void refused(AppCall call, CXError error) {
        call.status = CallStatus.FAILED;
        call.failure =
                new CallSnapshot.Failure(error.code().rawValue(), error.localizedDescription());
        publish();
    }

    /** Red button of a call. */
    public void end(UUID uuid) {
        onCall(
                uuid,
                "end",
                call -> {
                    if (call.live() && !call.endPending) {
                        call.endPending = true;
                        request(call, new CXEndCallAction(uuid), () -> call.endPending = false);
                    }
                });
    }

    /** Mute button. */
    public void setMuted(UUID uuid, boolean muted) {
        onCall(
                uuid,
                "setMuted",
                call -> {
                    if (!call.mutePending && call.muted != muted) {
                        call.mutePending = true;
                        request(
                                call,
                                new CXSetMutedCallAction(uuid, muted),
                                () -> call.mutePending = false);
                    }
                });
    }

    /** Hold button. */
    public void setHeld(UUID uuid, boolean held) {
        onCall(
                uuid,
                "setHeld",
                call -> {
                    if (!call.holdPending && call.onHold != held) {
                        call.holdPending = true;
                        request(
                                call,
                                new CXSetHeldCallAction(uuid, held),
                                () -> call.holdPending = false);
                    }
                });
    }

    /** A key of the keypad in a call. */
    public void playDtmf(UUID uuid, char digit) {
        onCall(
                uuid,
                "playDtmf",
                call ->
                        request(
                                call,
                                new CXPlayDTMFCallAction(
                                        uuid,
                                        String.valueOf(digit),
                                        CXPlayDTMFCallActionType.SINGLE_TONE),
                                () -> {}));
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
        return providerDelegate.level(uuid);
    }

    private void request(AppCall call, CXCallAction action, Runnable undo) {
        publish();
        controller.requestTransaction(
                action,
                error -> {
                    if (error != null) {
                        undo.run();
                        publish();
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
        observers.forEach(observer -> observer.accept(snapshot));
    }

    private SoftphoneSnapshot take() {
        return new SoftphoneSnapshot(
                setup.identity(),
                account.registration(),
                account.text(),
                calls.snapshots(),
                calls.missedCalls());
    }

    /**
     * Hangs up, unregisters, forgets the registration, wants no pushes any more, and is no provider
     * of calls from then on (L44). To sign in again the app is launched again.
     */
    public void signOut() {
        onMain(
                "signOut",
                () -> {
                    hangUp();
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
                            hangUp();
                            setup.voice().close();
                        });
    }

    private void hangUp() {
        providerDelegate.hangUpAll();
        provider.invalidate();
    }

    /** For tests and the command line: the Voice SDK's call behind a CallKit call. */
    java.util.Optional<Call> voiceCall(UUID uuid) {
        AppCall call = calls.find(uuid);
        return java.util.Optional.ofNullable(call == null ? null : call.call);
    }
}
