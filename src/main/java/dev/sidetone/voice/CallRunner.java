package dev.sidetone.voice;

import dev.sidetone.audio.AudioFormat;
import dev.sidetone.audio.CallMixer;
import dev.sidetone.audio.keys.KeyPresses;
import dev.sidetone.media.MediaReport;
import dev.sidetone.media.MediaSession;
import dev.sidetone.signaling.Message;
import dev.sidetone.trace.Names;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Carries out what a {@link CallMachine} decides. Lives on the voice queue. */
final class CallRunner {
    private final Surroundings around;
    private final Origin origin;
    private final CallOptions options;
    private final CallTeller teller;
    private final Call call;
    private final CallTimers timers;
    private final CallObservation observed;
    private final boolean ownSound;
    private volatile CallMachine machine;
    private @Nullable MediaSession session;
    private volatile CallMixer.@Nullable Line line;

    /**
     * Where a call comes from.
     *
     * @param id the temporary name of an outgoing call, the SID of an accepted one
     * @param params encoded parameters of an outgoing call; null for none at all
     */
    record Origin(
            boolean outgoing,
            String id,
            @Nullable String params,
            @Nullable String from,
            @Nullable String to) {}

    CallRunner(
            Surroundings around,
            Origin origin,
            CallOptions options,
            CallDelegate delegate,
            Call call) {
        this.around = around;
        this.origin = origin;
        this.options = options;
        this.call = call;
        this.timers = new CallTimers(around.queue(), this::timedOut);
        Executor queue = options.delegateQueue();
        this.teller =
                new CallTeller(
                        around.journal(), queue == null ? around.mainQueue() : queue, delegate);
        SdkGeneration generation = around.settings().generation();
        this.machine =
                origin.outgoing()
                        ? CallMachine.placed(generation)
                        : CallMachine.accepted(origin.id(), generation);
        this.ownSound = generation.startsSoundOf(options.uuid());
        this.observed = new CallObservation(around, this, call, origin, options);
    }

    /** What looks at the call. */
    CallObservation observed() {
        return observed;
    }

    Call call() {
        return call;
    }

    /** The state; readable from any thread. */
    CallMachine machine() {
        return machine;
    }

    /** The call's name in the trace: that of the server, once it is known. */
    String id() {
        String sid = machine.sid();
        return sid == null ? origin.id() : sid;
    }

    /** Whether {@code callSid} means this call, by its own or its first name. */
    boolean isNamed(String callSid) {
        return callSid.equals(origin.id()) || callSid.equals(machine.sid());
    }

    void on(CallEvent event) {
        if (event instanceof CallEvent.RemoteHungUp || event instanceof CallEvent.RemoteCancelled) {
            around.journal().media(Names.Media.REMOTE_BYE, call.uuid(), null);
        } else if (event instanceof CallEvent.Accepted) {
            around.journal().media(Names.Media.ACCEPTING, call.uuid(), null);
        }
        CallMachine.Step step = machine.on(worded(event));
        if (!step.fitted()) {
            around.journal().note("ignored", id(), event.getClass().getSimpleName());
        }
        CallMachine before = machine;
        machine = step.next();
        if (step.fitted()) {
            observed.on(event, before, machine);
        }
        step.effects().forEach(this::carryOut);
    }

    private CallEvent worded(CallEvent event) {
        return event instanceof CallEvent.Refused(VoiceError error) && !origin.outgoing()
                ? new CallEvent.Refused(error.toAccept())
                : event;
    }

    private void carryOut(CallEffect effect) {
        switch (effect) {
            case CallEffect.OpenMedia _ -> openMedia();
            case CallEffect.MakeOffer _ -> media(MediaSession::createOffer);
            case CallEffect.MakeAnswer(String offer) -> media(open -> open.createAnswer(offer));
            case CallEffect.ApplyAnswer(String answer) -> media(open -> open.setAnswer(answer));
            case CallEffect.RestartIce _ -> media(MediaSession::restartIce);
            case CallEffect.StartAudio _ -> media(this::startAudio);
            case CallEffect.CloseMedia _ -> closeMedia();
            case CallEffect.PressDigits(String digits) -> press(digits);
            case CallEffect.SoundDigits(String digits) -> sound(digits);
            case CallEffect.Arm(CallTimer timer) -> timers.arm(timer);
            case CallEffect.Disarm(CallTimer timer) -> timers.disarm(timer);
            case CallEffect.Tell(CallEffect.News news) -> tell(news);
            case CallEffect.Forget _ -> forget();
            case CallEffect.SendDigits _,
                    CallEffect.SendInvite _,
                    CallEffect.SendReconnect _,
                    CallEffect.SendReinvite _,
                    CallEffect.SendAnswer _,
                    CallEffect.SendHangup _,
                    CallEffect.SendReject _ ->
                    send(effect);
        }
    }

    private void send(CallEffect effect) {
        Message message = CallWords.of(effect, origin, id());
        boolean goodbye =
                effect instanceof CallEffect.SendHangup || effect instanceof CallEffect.SendReject;
        if (!goodbye || !around.connection().unsend(origin.id())) {
            around.connection().send(message);
        }
        if (effect instanceof CallEffect.SendAnswer) {
            around.connection().fetched(origin.id());
        }
    }

    private void tell(CallEffect.News news) {
        if (news instanceof CallEffect.News.Connected) {
            around.journal().media(Names.Media.CALL_ESTABLISHED, call.uuid(), null);
        }
        if (!isDealtWith(news)) {
            teller.tell(call, id(), news);
        }
    }

    private boolean isDealtWith(CallEffect.News news) {
        return news instanceof CallEffect.News.FailedToConnect(VoiceError error)
                && options instanceof ConnectOptions placed
                && placed.dealsWith(error);
    }

    private void openMedia() {
        around.connection().expedite(options.enableDscp());
        try {
            session = around.engine().open(options.media(), new CallEars(this, around));
        } catch (RuntimeException | LinkageError unusable) {
            String reason = String.valueOf(unusable.getMessage());
            mediaCame(
                    new CallEvent.MediaFailed(
                            VoiceError.of(ErrorCode.CLIENT_LOCAL_DESCRIPTION_FAILED, reason)));
        }
    }

    private void media(Consumer<MediaSession> work) {
        if (session != null) {
            work.accept(session);
        }
    }

    /** The peer need not wait for the first beat of the mixer to see that sound flows. */
    private void startAudio(MediaSession open) {
        open.send(new short[AudioFormat.ENGINE.framesPerBuffer()]);
        around.journal().media(Names.Media.CALL_OPENED, call.uuid(), null);
        var ends = new SessionEnds(open, around.journal(), call.uuid(), options.audioOptions());
        if (ownSound) {
            around.sound().begin();
        }
        line = around.mixer().add(ends, this::switched);
    }

    /** Loudness of the other side, 0 to 1; from any thread. */
    double level() {
        CallMixer.Line mixed = line;
        return mixed == null ? 0 : mixed.level();
    }

    /** Hands the app's mute, hold and conference on to the mix. */
    void applySwitches() {
        observed.switched();
        CallMixer.Line mixed = line;
        if (mixed != null) {
            switched(mixed);
        }
    }

    private void switched(CallMixer.Line mixed) {
        mixed.setMuted(call.isMuted());
        mixed.setHeld(call.isOnHold());
        mixed.setConference(call.conference());
    }

    private void closeMedia() {
        CallMixer.Line mixed = line;
        if (mixed != null) {
            mixed.close();
            line = null;
            if (ownSound) {
                around.sound().end();
            }
            around.journal().media(Names.Media.CALL_CLOSED, call.uuid(), null);
        }
        if (session != null) {
            session.close();
            session = null;
        }
    }

    private void press(String digits) {
        media(
                open ->
                        open.sendDigits(
                                digits,
                                taken -> {
                                    if (!taken) {
                                        mediaCame(new CallEvent.DigitsNotTaken(digits));
                                    }
                                }));
    }

    private void sound(String digits) {
        CallMixer.Line mixed = line;
        if (mixed != null) {
            mixed.press(new KeyPresses(digits));
        }
    }

    void stats(Consumer<List<StatsReport>> answer) {
        if (machine.state() == CallState.CONNECTED) {
            report(report -> answer.accept(List.of(StatsWords.of(report, observed.mos()))));
        }
    }

    /** What media knows now; on the voice queue, if there is media. */
    void report(Consumer<MediaReport> answer) {
        media(open -> open.stats(it -> around.queue().execute(() -> answer.accept(it))));
    }

    void tellWarnings(Set<CallQualityWarning> now, Set<CallQualityWarning> before) {
        teller.warnings(call, id(), now, before);
    }

    private void timedOut(CallTimer timer) {
        around.journal().note("TimedOut", id(), timer);
        on(new CallEvent.TimedOut(timer));
    }

    private void forget() {
        timers.end();
        around.connection().fetched(origin.id());
        around.board().gone(this);
    }

    /** Media says something; from any thread. */
    void mediaCame(CallEvent event) {
        around.journal().mediaCame(event.getClass().getSimpleName(), id(), () -> on(event));
    }
}
