package dev.sidetone.softphone;

import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.voice.Call;
import dev.sidetone.voice.CallDelegate;
import dev.sidetone.voice.VoiceError;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.function.Consumer;

/** What the Voice SDK tells of calls, told on to CallKit and to the view. On the main queue. */
final class CallEvents implements CallDelegate {
    private final SoftphoneSetup setup;
    private final AppCalls calls;
    private final Account account;
    private final CXProvider provider;
    private final Consumer<UUID> over;

    CallEvents(
            SoftphoneSetup setup,
            AppCalls calls,
            Account account,
            CXProvider provider,
            Consumer<UUID> over) {
        this.setup = setup;
        this.calls = calls;
        this.account = account;
        this.provider = provider;
        this.over = over;
    }

    private void with(Call call, Consumer<AppCall> use) {
        AppCall app = call.uuid() == null ? null : calls.find(call.uuid());
        if (app != null && app.live()) {
            use.accept(app);
            changed(app);
        }
    }

    private void changed(AppCall app) {
        // the list is published as a whole; "over" also forgets calls that are not live any more
        if (!app.live()) {
            over.accept(app.uuid);
        } else {
            over.accept(NOBODY);
        }
    }

    private static final UUID NOBODY = new UUID(0, 0);

    @Override
    public void callDidStartRinging(Call call) {
        with(
                call,
                app -> {
                    app.status = CallStatus.RINGING;
                    setup.ringback().start();
                });
    }

    @Override
    public void callDidConnect(Call call) {
        with(
                call,
                app -> {
                    setup.ringback().stop();
                    app.status = CallStatus.CONNECTED;
                    app.connectedAt = setup.callKit().now();
                    calls.talkedTo(app.name);
                    if (app.outgoing) {
                        provider.reportOutgoingCallConnected(app.uuid, app.connectedAt);
                    }
                });
    }

    @Override
    public void callIsReconnecting(Call call, VoiceError error) {
        with(call, app -> app.status = CallStatus.RECONNECTING);
    }

    @Override
    public void callDidReconnect(Call call) {
        with(call, app -> app.status = CallStatus.CONNECTED);
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
                        reported(app, CXCallEndedReason.REMOTE_ENDED);
                        ended(app, null);
                    }
                });
    }

    /** A call that could not be set up or broke. */
    void failed(AppCall app, VoiceError error) {
        if (error.code() / 100 == 201) {
            account.forgetToken();
        }
        reported(app, CXCallEndedReason.FAILED);
        ended(app, new CallSnapshot.Failure(error.code(), error.message()));
    }

    private void reported(AppCall app, CXCallEndedReason reason) {
        if (!app.endedHere) {
            provider.reportCallEnded(app.uuid, null, reason);
        }
    }

    /** Shows the end; a failure stays until it is dismissed. */
    void ended(AppCall app, CallSnapshot.@Nullable Failure failure) {
        setup.ringback().stop();
        app.endPending = false;
        app.holdPending = false;
        app.mutePending = false;
        app.failure = failure;
        boolean neverShown = app.status == CallStatus.INCOMING;
        app.status = failure == null ? CallStatus.ENDED : CallStatus.FAILED;
        if (neverShown) {
            calls.remove(app);
        } else if (failure == null) {
            setup.main()
                    .after(
                            AppCalls.FAREWELL,
                            () -> {
                                calls.remove(app);
                                over.accept(app.uuid);
                            });
        }
        over.accept(app.uuid);
    }
}
