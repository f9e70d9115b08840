package dev.sidetone.voice;

import dev.sidetone.signaling.Message;
import dev.sidetone.time.SerialQueue.Timer;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.Executor;

/** Carries out what an {@link InviteMachine} decides. Lives on the voice queue. */
final class InviteRunner {
    private final Surroundings around;
    private final CallInvite invite;
    private final NotificationDelegate delegate;
    private final Executor app;
    private InviteMachine machine = InviteMachine.pending();
    private @Nullable Call call;
    private @Nullable Timer patience;
    private @Nullable Timer absence;

    InviteRunner(
            Surroundings around, CallInvite invite, NotificationDelegate delegate, Executor app) {
        this.around = around;
        this.invite = invite;
        this.delegate = delegate;
        this.app = app;
    }

    String callSid() {
        return invite.callSid();
    }

    CallInvite invite() {
        return invite;
    }

    /** Begins to wait for an end. */
    void begin() {
        tell(InviteWords.begun());
        patience =
                around.queue()
                        .after(InviteMachine.PATIENCE, () -> on(new InviteMachine.Event.RanOut()));
    }

    /** The app accepted; an invite that is over makes a call that fails. */
    void accepted(Call accepted) {
        if (machine.state() == InviteMachine.State.PENDING) {
            call = accepted;
            on(new InviteMachine.Event.Accepted());
        } else {
            accepted.runner().on(new CallEvent.RemoteCancelled());
        }
    }

    void rejected(@Nullable String reason) {
        on(new InviteMachine.Event.Rejected(reason));
    }

    void on(InviteMachine.Event event) {
        InviteMachine.Step step = machine.on(event);
        tell(InviteWords.of(event, machine, step.next()));
        machine = step.next();
        step.effects().forEach(this::carryOut);
    }

    private void tell(List<ConnectionWords.Word> words) {
        words.forEach(word -> around.reporting().invite(around, callSid(), "connection", word));
    }

    private void carryOut(InviteMachine.Effect effect) {
        switch (effect) {
            case InviteMachine.Effect.HandOver _ -> handOver();
            case InviteMachine.Effect.SendReject(String reason) ->
                    around.connection().send(new Message.Reject(callSid(), reason));
            case InviteMachine.Effect.TellCancelled(VoiceError error) -> tellCancelled(error);
            case InviteMachine.Effect.AwaitSignaling _ ->
                    absence =
                            around.queue()
                                    .after(
                                            InviteMachine.ABSENCE,
                                            () -> on(new InviteMachine.Event.StayedAway()));
            case InviteMachine.Effect.SignalingBack _ -> cancel(absence);
            case InviteMachine.Effect.Forget _ -> forget();
        }
    }

    private void handOver() {
        if (call == null) {
            return;
        }
        CallRunner runner = call.runner();
        around.board().add(runner);
        runner.on(new CallEvent.Accepted());
        if (machine.offer() != null) {
            runner.on(new CallEvent.RemoteOffered(machine.offer(), machine.reconnect()));
        }
    }

    /** An app that accepts at this very moment hears of it from its call instead. */
    private void tellCancelled(VoiceError error) {
        CancelledCallInvite cancelled = invite.facts().cancelled();
        around.journal()
                .tell(
                        app,
                        "cancelledCallInviteReceived",
                        callSid(),
                        error,
                        () -> {
                            if (invite.conclude()) {
                                delegate.cancelledCallInviteReceived(cancelled, error);
                            }
                        });
    }

    private void forget() {
        cancel(patience);
        cancel(absence);
        if (machine.state() != InviteMachine.State.ACCEPTED) {
            around.connection().fetched(callSid());
        }
        around.board().gone(this);
    }

    private static void cancel(@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }
}
