package dev.sidetone.voice;

import dev.sidetone.voice.CallEffect.News;
import dev.sidetone.voice.CallMachine.Awaiting;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A call's next state while a transition works it out, and the effects so far. */
final class CallDraft {
    final boolean outgoing;
    final boolean eager;
    CallState state;
    @Nullable String sid;
    @Nullable String reconnect;
    @Nullable String localSdp;
    Awaiting awaiting;
    boolean invited;
    boolean applied;
    boolean answered;
    boolean mediaUp;
    boolean signalingLost;
    boolean mediaLost;
    boolean restartOwed;
    private final List<CallEffect> effects = new ArrayList<>();

    CallDraft(CallMachine from) {
        outgoing = from.outgoing();
        eager = from.eager();
        state = from.state();
        sid = from.sid();
        reconnect = from.reconnect();
        localSdp = from.localSdp();
        awaiting = from.awaiting();
        invited = from.invited();
        applied = from.applied();
        answered = from.answered();
        mediaUp = from.mediaUp();
        signalingLost = from.signalingLost();
        mediaLost = from.mediaLost();
        restartOwed = from.restartOwed();
    }

    CallMachine.Step step() {
        CallMachine next =
                new CallMachine(
                        outgoing,
                        state,
                        sid,
                        reconnect,
                        localSdp,
                        awaiting,
                        invited,
                        applied,
                        answered,
                        mediaUp,
                        signalingLost,
                        mediaLost,
                        restartOwed,
                        eager);
        return new CallMachine.Step(next, List.copyOf(effects), true);
    }

    void then(CallEffect effect) {
        effects.add(effect);
    }

    void tell(News news) {
        then(new CallEffect.Tell(news));
    }

    void arm(CallTimer timer) {
        then(new CallEffect.Arm(timer));
    }

    void disarm(CallTimer timer) {
        then(new CallEffect.Disarm(timer));
    }

    /** Adopts what an answer or a ringing says of the call itself. */
    void adopt(@Nullable String newSid, @Nullable String newReconnect) {
        if (newSid != null && sid == null) {
            sid = newSid;
        }
        if (newReconnect != null) {
            reconnect = newReconnect;
        }
    }

    /** Tells the server that this side is done with the call, as far as it knows of it. */
    void leave(@Nullable String message) {
        if (outgoing ? invited : answered) {
            then(new CallEffect.SendHangup(message));
        } else if (!outgoing) {
            then(new CallEffect.SendReject());
        }
    }

    /** The one end of every call. */
    void end(News last) {
        state = CallState.DISCONNECTED;
        then(new CallEffect.CloseMedia());
        tell(last);
        then(new CallEffect.Forget());
    }
}
