package dev.sidetone.softphone;

import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.voice.AcceptOptions;
import dev.sidetone.voice.AudioAccess;
import dev.sidetone.voice.Call;
import dev.sidetone.voice.CallDelegate;
import dev.sidetone.voice.CallInvite;
import dev.sidetone.voice.CallState;
import dev.sidetone.voice.ConnectOptions;
import dev.sidetone.voice.DefaultAudioDevice;
import dev.sidetone.voice.VoiceError;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The app's calls at the Voice SDK: places, takes and ends them, and tells on what becomes of them.
 * On the main queue.
 */
final class VoiceCalls implements CallDelegate {
    /** Who else is told: the phone, where the calls are the phone's. */
    interface Reports {
        void connected(UUID call, Instant at);

        void ended(UUID call, CXCallEndedReason reason);
    }

    private final SoftphoneSetup setup;
    private final AppCalls calls;
    private final Account account;
    private final Reports reports;
    private final Runnable changed;
    private final Map<UUID, Call> talking = new ConcurrentHashMap<>();

    VoiceCalls(
            SoftphoneSetup setup,
            AppCalls calls,
            Account account,
            Reports reports,
            Runnable changed) {
        this.setup = setup;
        this.calls = calls;
        this.account = account;
        this.reports = reports;
        this.changed = changed;
        if (setup.voice().audioDevice() instanceof DefaultAudioDevice device) {
            device.setAccess(() -> access(setup.audioSession().category()));
        }
    }

    /** In a category that cannot do what a call needs, the device says so instead of starting. */
    private static AudioAccess access(AVAudioSessionCategory category) {
        return switch (category) {
            case PLAY_AND_RECORD, MULTI_ROUTE -> AudioAccess.FULL;
            case PLAYBACK -> AudioAccess.withoutMicrophone(category.rawValue());
            case RECORD -> AudioAccess.withoutPlayout(category.rawValue());
            case AMBIENT, SOLO_AMBIENT, AUDIO_PROCESSING -> AudioAccess.none(category.rawValue());
        };
    }

    // ---- what the app wants ----

    /** Places a call as soon as there is a token. */
    void place(AppCall app) {
        app.status = CallStatus.CONNECTING;
        calls.turnTo(app);
        account.withToken(
                token -> {
                    if (app.live()) {
                        connect(app, token);
                    }
                },
                error -> {
                    if (app.live()) {
                        failed(app, error);
                    }
                });
    }

    private void connect(AppCall app, String token) {
        ConnectOptions options =
                ConnectOptions.with(
                        token,
                        builder ->
                                builder.params(Map.of("To", app.to))
                                        .uuid(app.uuid)
                                        .delegateQueue(setup.main()));
        stands(app, setup.voice().connect(options, this));
        // what was pressed while the token was fetched is handed on
        changed.run();
    }

    void accept(AppCall app, CallInvite invite) {
        AcceptOptions options =
                AcceptOptions.with(
                        invite, builder -> builder.uuid(app.uuid).delegateQueue(setup.main()));
        app.status = CallStatus.CONNECTING;
        calls.turnTo(app);
        stands(app, invite.accept(options, this));
    }

    private void stands(AppCall app, Call call) {
        app.call = call;
        talking.put(app.uuid, call);
    }

    /** Hangs up or declines; the app has been told to, so nobody else is. */
    void end(AppCall app) {
        Call call = app.call;
        if (call != null) {
            call.disconnect();
        } else if (app.invite != null) {
            app.invite.reject();
        }
        ended(app, null);
    }

    /** Hangs up whatever there is; the view keeps what it shows. */
    void hangUpAll() {
        talking.values().forEach(Call::disconnect);
    }

    /** Loudness of the other party, 0 to 1. From any thread. */
    double level(UUID uuid) {
        Call call = talking.get(uuid);
        return call == null ? 0 : call.level();
    }

    // ---- what became of it ----

    private void with(Call call, Consumer<AppCall> use) {
        AppCall app = call.uuid() == null ? null : calls.find(call.uuid());
        if (app != null && app.live()) {
            use.accept(app);
            changed.run();
        }
    }

    @Override
    public void callDidStartRinging(Call call) {
        with(call, app -> app.status = CallStatus.RINGING);
    }

    @Override
    public void callDidConnect(Call call) {
        with(
                call,
                app -> {
                    Instant now = setup.callKit().now();
                    app.status = CallStatus.CONNECTED;
                    app.connectedAt = now;
                    calls.talkedTo(app.name);
                    if (app.outgoing) {
                        reports.connected(app.uuid, now);
                    }
                });
    }

    @Override
    public void callIsReconnecting(Call call, VoiceError error) {
        with(call, app -> app.status = CallStatus.RECONNECTING);
    }

    @Override
    public void callDidReconnect(Call call) {
        if (call.state() != CallState.RECONNECTING) {
            with(call, app -> app.status = CallStatus.CONNECTED);
        }
    }

    @Override
    public void callDidFailToConnect(Call call, VoiceError error) {
        with(call, app -> failed(app, error));
    }

    @Override
    public void callDidDisconnect(Call call, @Nullable VoiceError error) {
        with(
                call,
                app -> {
                    if (error != null) {
                        failed(app, error);
                    } else {
                        reports.ended(app.uuid, CXCallEndedReason.REMOTE_ENDED);
                        ended(app, null);
                    }
                });
    }

    /** A call that could not be set up or broke. */
    private void failed(AppCall app, VoiceError error) {
        if (error.code() / 100 == 201) {
            account.forgetToken();
        }
        reports.ended(app.uuid, CXCallEndedReason.FAILED);
        ended(app, new CallSnapshot.Failure(error.code(), error.message()));
    }

    /** Shows the end; a failure stays until it is dismissed. */
    void ended(AppCall app, CallSnapshot.@Nullable Failure failure) {
        talking.remove(app.uuid);
        calls.leave(app);
        app.endPending = false;
        app.holdPending = false;
        app.mutePending = false;
        app.failure = failure;
        boolean neverShown = app.status == CallStatus.INCOMING;
        app.status = failure == null ? CallStatus.ENDED : CallStatus.FAILED;
        if (neverShown) {
            calls.remove(app);
        } else if (failure == null) {
            setup.main().after(AppCalls.FAREWELL, () -> forget(app));
        }
        changed.run();
    }

    private void forget(AppCall app) {
        calls.remove(app);
        changed.run();
    }
}
