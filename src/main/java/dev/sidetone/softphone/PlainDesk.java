package dev.sidetone.softphone;

import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.avaudio.AVAudioSessionException;
import dev.sidetone.avaudio.AVAudioSessionMode;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.pushkit.PKPushPayload;
import dev.sidetone.pushkit.PKPushRegistryDelegate;
import dev.sidetone.trace.Layer;
import dev.sidetone.voice.CallInvite;
import dev.sidetone.voice.CancelledCallInvite;
import dev.sidetone.voice.DefaultAudioDevice;
import dev.sidetone.voice.NotificationDelegate;
import dev.sidetone.voice.VoiceError;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * The app without CallKit, as the Voice SDK's first quickstart was: one call at a time, an alert of
 * its own for incoming ones, and an audio session that it activates itself and that others
 * interrupt (A6, A9, R80). On the main queue.
 */
final class PlainDesk implements Softphone.Desk, VoiceCalls.Reports, NotificationDelegate {
    private final SoftphoneSetup setup;
    private final AppCalls calls;
    private final Account account;
    private final Runnable changed;
    private final VoiceCalls voice;
    // held here: the registry keeps its delegate weakly
    private final Pushes pushes;
    private boolean active;
    private boolean interrupted;
    private boolean alerting;

    PlainDesk(SoftphoneSetup setup, AppCalls calls, Account account, Runnable publish) {
        this.setup = setup;
        this.calls = calls;
        this.account = account;
        Floor floor = new Floor(calls, setup.ringback());
        this.changed =
                () -> {
                    floor.settle();
                    settle();
                    publish.run();
                };
        this.voice = new VoiceCalls(setup, calls, account, this, changed);
        this.pushes = new Pushes(account, this::received);
        setup.audioSession().onInterruption(told -> interruption(told.isBegan()));
        setup.audioSession().onMediaServicesWereReset(this::reset);
    }

    // ---- buttons ----

    @Override
    public void dial(AppCall call) {
        take();
        voice.place(call);
        changed.run();
    }

    /** Accept on the alert. */
    void accept(AppCall call) {
        CallInvite invite = call.invite;
        if (invite != null && call.status == CallStatus.INCOMING) {
            take();
            voice.accept(call, invite);
            changed.run();
        }
    }

    /** Ignore on the alert: it closes, and the caller goes on ringing. */
    void ignore(AppCall call) {
        call.ignored = true;
        changed.run();
    }

    /** Reject on the alert, or the red button. */
    @Override
    public void end(AppCall call) {
        voice.end(call);
    }

    @Override
    public void setMuted(AppCall call, boolean muted) {
        call.muted = muted;
        changed.run();
    }

    @Override
    public void setHeld(AppCall call, boolean held) {
        if (call.taken()) {
            call.onHold = held;
            changed.run();
        }
    }

    @Override
    public void playDtmf(AppCall call, char digit) {
        if (call.call != null && call.status == CallStatus.CONNECTED) {
            call.call.sendDigits(String.valueOf(digit));
            call.digits += digit;
            changed.run();
        }
    }

    /** The incoming call that the alert is up for; null for none. */
    @Nullable AppCall alert() {
        return calls.first(call -> call.status == CallStatus.INCOMING && !call.ignored);
    }

    // ---- sound ----

    private void take() {
        try {
            setup.audioSession()
                    .setCategory(
                            AVAudioSessionCategory.PLAY_AND_RECORD, AVAudioSessionMode.VOICE_CHAT);
        } catch (AVAudioSessionException refused) {
            setup.trace().add(Layer.APP, "setCategory refused", null, refused.code());
        }
        activate();
    }

    /** The session has forgotten its category, without which the device would not start again. */
    private void reset() {
        if (active) {
            take();
        }
    }

    /** Refused while a call of the phone has the sound (R76): then it is as if interrupted. */
    private void activate() {
        active = true;
        interrupted = !setActive(true);
        enable(!interrupted);
    }

    private boolean setActive(boolean on) {
        try {
            setup.audioSession().setActive(on);
            return true;
        } catch (AVAudioSessionException refused) {
            setup.trace().add(Layer.APP, "setActive refused", null, refused.code());
            return false;
        }
    }

    /** A9: both directions stop when an interruption begins, and run again when it has ended. */
    void interruption(boolean began) {
        if (!active) {
            return;
        }
        if (began) {
            interrupted = true;
            enable(false);
        } else {
            activate();
        }
    }

    /**
     * A3, A9: the end of an interruption may never be told; then it is over when the app is back.
     */
    void becameActive() {
        if (active && interrupted) {
            activate();
        }
    }

    private void enable(boolean on) {
        if (setup.voice().audioDevice() instanceof DefaultAudioDevice device) {
            device.setEnabled(on);
        }
    }

    private void settle() {
        boolean alert = alert() != null;
        if (alert && !alerting) {
            setup.ringback().alert();
        } else if (!alert && alerting) {
            setup.ringback().alertOver();
        }
        alerting = alert;
        if (active && calls.first(AppCall::taken) == null) {
            active = false;
            interrupted = false;
            enable(false);
            setActive(false);
            setup.ringback().farewell();
        }
    }

    // ---- invites ----

    private void received(PKPushPayload payload) {
        setup.voice().handleNotification(PushTexts.of(payload), this, setup.main());
    }

    /** During another call or invite it is ignored: the caller is not told. */
    @Override
    public void callInviteReceived(CallInvite invite) {
        account.invited();
        if (calls.busy()) {
            setup.trace().add(Layer.APP, "invite ignored", invite.uuid(), null);
            return;
        }
        calls.add(AppCall.incoming(invite));
        changed.run();
    }

    @Override
    public void cancelledCallInviteReceived(CancelledCallInvite cancelled, VoiceError error) {
        AppCall call = calls.invited(cancelled.callSid());
        if (call != null && call.status == CallStatus.INCOMING) {
            calls.missed(call.name, setup.callKit().now());
            voice.ended(call, null);
        }
    }

    // ---- nobody else is told ----

    @Override
    public void connected(UUID call, Instant at) {
        setup.trace().add(Layer.APP, "connected", call, null);
    }

    @Override
    public void ended(UUID call, CXCallEndedReason reason) {
        setup.trace().add(Layer.APP, "ended", call, reason);
    }

    @Override
    public PKPushRegistryDelegate pushes() {
        return pushes;
    }

    @Override
    public double level(UUID call) {
        return voice.level(call);
    }

    @Override
    public void close() {
        voice.hangUpAll();
    }
}
