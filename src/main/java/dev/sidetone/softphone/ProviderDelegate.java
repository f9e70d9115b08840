package dev.sidetone.softphone;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.avaudio.AVAudioSessionException;
import dev.sidetone.avaudio.AVAudioSessionMode;
import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.callkit.CXProviderDelegate;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.trace.Layer;
import dev.sidetone.voice.AcceptOptions;
import dev.sidetone.voice.Call;
import dev.sidetone.voice.CallInvite;
import dev.sidetone.voice.ConnectOptions;
import dev.sidetone.voice.DefaultAudioDevice;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Performs what CallKit asks, with the Voice SDK. On the app's main queue. */
final class ProviderDelegate implements CXProviderDelegate {
    private final SoftphoneSetup setup;
    private final AppCalls calls;
    private final Account account;
    private final CallEvents events;
    private final Runnable changed;
    private final Map<UUID, String> dialed = new HashMap<>();
    private final Map<UUID, Call> talking = new ConcurrentHashMap<>();

    ProviderDelegate(
            SoftphoneSetup setup,
            AppCalls calls,
            Account account,
            CXProvider provider,
            Runnable changed) {
        this.setup = setup;
        this.calls = calls;
        this.account = account;
        this.changed = changed;
        this.events = new CallEvents(setup, calls, account, provider, this::over);
    }

    /** What was typed for a call that is about to be requested. */
    void dialed(UUID uuid, String to) {
        dialed.put(uuid, to);
    }

    double level(UUID uuid) {
        Call call = talking.get(uuid);
        return call == null ? 0 : call.level();
    }

    void hangUpAll() {
        talking.values().forEach(Call::disconnect);
        setup.ringback().stop();
    }

    private void over(UUID uuid) {
        talking.remove(uuid);
        changed.run();
    }

    @Override
    public void providerDidReset(CXProvider provider) {
        note("providerDidReset", null);
        enable(false);
        hangUpAll();
    }

    @Override
    public void providerDidBegin(CXProvider provider) {
        note("providerDidBegin", null);
    }

    @Override
    public void performStartCallAction(CXProvider provider, CXStartCallAction action) {
        note("performStartCall", action);
        AppCall app = calls.find(action.callUUID());
        if (app == null) {
            action.fail();
            return;
        }
        configureAudio();
        provider.reportOutgoingCallStartedConnecting(app.uuid, null);
        provider.reportCallUpdated(app.uuid, capabilities());
        app.status = CallStatus.CONNECTING;
        String to = dialed.getOrDefault(app.uuid, app.name);
        dialed.remove(app.uuid);
        account.withToken(
                token -> {
                    if (app.live() && !app.endedHere) {
                        connect(app, token, to);
                    }
                },
                error -> events.failed(app, error));
        // at once, as the current SDK's quickstart does: the session is needed for the ringback
        action.fulfill();
        changed.run();
    }

    private void connect(AppCall app, String token, String to) {
        ConnectOptions options =
                ConnectOptions.with(
                        token,
                        builder ->
                                builder.params(Map.of("To", to))
                                        .uuid(app.uuid)
                                        .delegateQueue(setup.main()));
        Call call = setup.voice().connect(options, events);
        app.call = call;
        talking.put(app.uuid, call);
    }

    /** What our calls can do: grouping comes with conferences. */
    static CXCallUpdate capabilities() {
        CXCallUpdate update = new CXCallUpdate();
        update.setSupportsHolding(true);
        update.setSupportsDTMF(true);
        update.setSupportsGrouping(false);
        update.setSupportsUngrouping(false);
        update.setHasVideo(false);
        return update;
    }

    @Override
    public void performAnswerCallAction(CXProvider provider, CXAnswerCallAction action) {
        note("performAnswerCall", action);
        AppCall app = calls.find(action.callUUID());
        CallInvite invite = app == null ? null : app.invite;
        if (app == null || invite == null) {
            action.fail();
            return;
        }
        if (app.call != null) {
            // to fail here would end a call that people talk in
            action.fulfill();
            return;
        }
        configureAudio();
        AcceptOptions options =
                AcceptOptions.with(
                        invite, builder -> builder.uuid(app.uuid).delegateQueue(setup.main()));
        Call call = invite.accept(options, events);
        app.call = call;
        talking.put(app.uuid, call);
        app.status = CallStatus.CONNECTING;
        action.fulfill();
        changed.run();
    }

    /** The device stays off until the phone hands the session over (R72). */
    private void configureAudio() {
        enable(false);
        try {
            setup.audioSession()
                    .setCategory(
                            AVAudioSessionCategory.PLAY_AND_RECORD, AVAudioSessionMode.VOICE_CHAT);
        } catch (AVAudioSessionException refused) {
            setup.trace().add(Layer.APP, "setCategory refused", null, refused.code());
        }
    }

    private void enable(boolean on) {
        if (setup.voice().audioDevice() instanceof DefaultAudioDevice device) {
            device.setEnabled(on);
        }
    }

    @Override
    public void performEndCallAction(CXProvider provider, CXEndCallAction action) {
        note("performEndCall", action);
        AppCall app = calls.find(action.callUUID());
        if (app != null) {
            app.endedHere = true;
            setup.ringback().stop();
            Call call = app.call;
            if (call != null) {
                call.disconnect();
            } else if (app.invite != null) {
                app.invite.reject();
            }
            events.ended(app, null);
        }
        action.fulfill();
    }

    @Override
    public void performSetHeldCallAction(CXProvider provider, CXSetHeldCallAction action) {
        note("performSetHeld", action);
        withCall(
                action,
                (app, call) -> {
                    call.setOnHold(action.isOnHold());
                    app.onHold = action.isOnHold();
                    app.holdPending = false;
                });
    }

    @Override
    public void performSetMutedCallAction(CXProvider provider, CXSetMutedCallAction action) {
        note("performSetMuted", action);
        withCall(
                action,
                (app, call) -> {
                    call.setMuted(action.isMuted());
                    app.muted = action.isMuted();
                    app.mutePending = false;
                });
    }

    @Override
    public void performPlayDTMFCallAction(CXProvider provider, CXPlayDTMFCallAction action) {
        note("performPlayDTMF", action);
        withCall(
                action,
                (app, call) -> {
                    call.sendDigits(action.digits());
                    app.digits += action.digits();
                });
    }

    private interface Use {
        void on(AppCall app, Call call);
    }

    private void withCall(CXCallAction action, Use use) {
        AppCall app = calls.find(action.callUUID());
        Call call = app == null ? null : app.call;
        if (app == null || call == null || app.status != CallStatus.CONNECTED) {
            if (app != null) {
                app.holdPending = false;
                app.mutePending = false;
            }
            action.fail();
        } else {
            use.on(app, call);
            action.fulfill();
        }
        changed.run();
    }

    @Override
    public void timedOutPerformingAction(CXProvider provider, CXAction action) {
        note("timedOutPerforming", action);
    }

    @Override
    public void didActivateAudioSession(CXProvider provider, AVAudioSession session) {
        note("didActivate", null);
        enable(true);
    }

    @Override
    public void didDeactivateAudioSession(CXProvider provider, AVAudioSession session) {
        note("didDeactivate", null);
        enable(false);
    }

    private void note(String name, @Nullable CXAction action) {
        UUID call = action instanceof CXCallAction on ? on.callUUID() : null;
        setup.trace().add(Layer.APP, name, call, null);
    }
}
