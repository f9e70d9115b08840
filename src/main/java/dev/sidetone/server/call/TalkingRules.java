package dev.sidetone.server.call;

import dev.sidetone.server.call.CallEffect.Arm;
import dev.sidetone.server.call.CallEffect.Deadline;
import dev.sidetone.server.call.CallEffect.Disarm;
import dev.sidetone.server.call.CallEffect.Note;
import dev.sidetone.server.call.CallEffect.RestartAnchored;
import dev.sidetone.server.call.CallEffect.ResumeAnchored;
import dev.sidetone.server.call.CallEffect.Send;
import dev.sidetone.server.call.CallRules.Step;
import dev.sidetone.server.call.CallState.Ended;
import dev.sidetone.server.call.CallState.Talking;
import dev.sidetone.server.call.CallTokens.LegClaims;
import dev.sidetone.server.call.Leg.Place;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Dtmf;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Reinvite;
import dev.sidetone.signaling.Message.Tones;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.signaling.Protocol;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A call that stands: what one side says goes to the other, and a lost side is waited for. */
final class TalkingRules {
    private static final int CONNECTION_LOST = 53001;
    private static final int BAD_REQUEST = 31400;

    private final CallTokens tokens;

    TalkingRules(CallTokens tokens) {
        this.tokens = tokens;
    }

    Step on(Talking call, CallEvent event) {
        return switch (event) {
            case CallEvent.Answered(String sid, _, String sdp) ->
                    sdp == null ? Step.nothing(call) : reanswered(call, sid, sdp);
            case CallEvent.HungUp(String sid, WireError why) -> hungUp(call, call.leg(sid), why);
            case CallEvent.Rejected(String sid, _, _) -> hungUp(call, call.leg(sid), null);
            case CallEvent.MediaRefused(String sid, WireError why) -> broken(call, sid, why);
            case CallEvent.Terminated _ -> broken(call, call.id(), null);
            case CallEvent.SocketClosed(SocketId socket) -> socketClosed(call, socket);
            case CallEvent.Resumed(String sid, Attachment by, String sdp) ->
                    resumed(call, call.leg(sid), by, sdp);
            case CallEvent.DeadlinePassed(Deadline deadline) -> passed(call, deadline);
            case CallEvent.Reoffered(String sid, Attachment by, String sdp) ->
                    reoffered(call, call.leg(sid), by, sdp);
            case CallEvent.DigitsPressed(String sid, String digits) ->
                    digits(call, call.leg(sid), digits);
            case CallEvent.Said said -> new Step(call, SayingRules.talking(call, said));
            case CallEvent.Placed _,
                    CallEvent.Forwarded _,
                    CallEvent.LinkChanged _,
                    CallEvent.Fetched _ ->
                    Step.nothing(call);
        };
    }

    private static Step hungUp(Talking call, Leg leg, @Nullable WireError why) {
        List<CallEffect> then = new ArrayList<>();
        then.add(new Note("HungUp", leg.identity()));
        then.add(new Disarm(new Deadline.Grace(call.caller().sid())));
        then.add(new Disarm(new Deadline.Grace(call.callee().sid())));
        tell(call.peerOf(leg), why, then);
        return new Step(new Ended(call.id(), why), then);
    }

    /** One who has lost the socket learns it on coming back. */
    private static void tell(Leg leg, @Nullable WireError why, List<CallEffect> then) {
        if (leg.place() instanceof Place.OnSocket(Attachment at)) {
            then.add(new Send(at.socket(), new Hangup(leg.sid(), why, null)));
        }
    }

    /** Neither side hung up, and both hear of the end. */
    private static Step broken(Talking call, String sid, @Nullable WireError why) {
        Leg leg = call.leg(sid);
        Step step = hungUp(call, leg, why);
        List<CallEffect> then = new ArrayList<>(step.effects());
        tell(leg, why, then);
        return new Step(step.state(), then);
    }

    private static Step socketClosed(Talking call, SocketId socket) {
        Step step = lost(call, call.caller(), socket);
        return step.state() instanceof Talking now
                ? merged(step, lost(now, now.callee(), socket))
                : step;
    }

    private static Step lost(Talking call, Leg leg, SocketId socket) {
        if (!(leg.place() instanceof Place.OnSocket(Attachment at))
                || !at.socket().equals(socket)) {
            return Step.nothing(call);
        }
        Duration grace = longer(at.grace(), Protocol.CALL_GRACE);
        return new Step(
                call.with(leg.at(new Place.Lost()).offering(false)),
                List.of(
                        new Note("LegLost", leg.identity()),
                        new Arm(new Deadline.Grace(leg.sid()), grace)));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Step merged(Step first, Step second) {
        List<CallEffect> then = new ArrayList<>(first.effects());
        then.addAll(second.effects());
        return new Step(second.state(), then);
    }

    private static Step passed(Talking call, Deadline deadline) {
        if (deadline instanceof Deadline.Limit) {
            return broken(call, call.id(), null);
        }
        if (!(deadline instanceof Deadline.Grace(String sid)) || !call.leg(sid).lost()) {
            return Step.nothing(call);
        }
        Leg gone = call.leg(sid);
        String text = "the connection of " + gone.identity() + " was lost and did not come back";
        return hungUp(call, gone, new WireError(CONNECTION_LOST, text));
    }

    private Step resumed(Talking call, Leg leg, Attachment by, @Nullable String sdp) {
        if (!by.sidetone() && !leg.owns(sdp)) {
            Hangup refusal = Hangup.of(leg.sid(), CallRules.NO_HANDOVER);
            return new Step(call, List.of(new Send(by.socket(), refusal)));
        }
        List<CallEffect> then = new ArrayList<>();
        if (leg.lost()) {
            then.add(new Note("LegResumed", leg.identity()));
            then.add(new Disarm(new Deadline.Grace(leg.sid())));
        }
        Leg back = leg.at(new Place.OnSocket(by)).sealed(sdp);
        LegClaims claims = LegClaims.of(back, call.peerOf(leg), call.id(), call.anchored());
        then.add(new Send(by.socket(), new Answer(leg.sid(), null, tokens.reconnect(claims))));
        if (call.anchored() && sdp != null) {
            then.add(new ResumeAnchored(leg.sid(), sdp));
        }
        String owed = leg.owedOffer();
        if (owed != null && by.sidetone()) {
            then.add(new Send(by.socket(), new Reinvite(leg.sid(), owed)));
        }
        return new Step(call.with(back.owed(null)), then);
    }

    private static Step reoffered(Talking call, Leg leg, Attachment by, String sdp) {
        if (!SessionDescription.plausible(sdp)) {
            return refused(call, leg, by, BAD_REQUEST, "the offer is no session description");
        }
        if (call.anchored()) {
            return new Step(call, List.of(new RestartAnchored(by.socket(), leg.sid(), sdp)));
        }
        Leg peer = call.peerOf(leg);
        Talking offered = call.with(leg.offering(true).sealed(sdp));
        return switch (peer.place()) {
            case Place.OnSocket(Attachment at) ->
                    at.sidetone()
                            ? sent(offered, at, new Reinvite(peer.sid(), sdp))
                            : refused(
                                    call,
                                    leg,
                                    by,
                                    BAD_REQUEST,
                                    peer.identity() + " cannot take new media in a running call");
            case Place.Lost _ -> Step.nothing(offered.with(peer.owed(sdp)));
        };
    }

    private static Step refused(Talking call, Leg leg, Attachment by, int code, String text) {
        return sent(call, by, new Failed(new WireError(code, text), leg.sid(), null));
    }

    private static Step sent(Talking call, Attachment to, Message message) {
        return new Step(call, List.of(new Send(to.socket(), message)));
    }

    /** Goes to the side that offered, if one did: a second answer to the invite is nobody's. */
    private static Step reanswered(Talking call, String sid, String sdp) {
        Leg offerer = call.peerOf(call.leg(sid));
        if (!offerer.offering()
                || !SessionDescription.plausible(sdp)
                || !(offerer.place() instanceof Place.OnSocket(Attachment at))) {
            return Step.nothing(call);
        }
        Talking agreed = call.with(call.leg(sid).sealed(sdp)).with(offerer.offering(false));
        return sent(agreed, at, new Answer(offerer.sid(), sdp, null));
    }

    /** A page cannot be told of keys; whoever pressed them can let it hear them. */
    private static Step digits(Talking call, Leg leg, String digits) {
        Leg peer = call.peerOf(leg);
        if (!(peer.place() instanceof Place.OnSocket(Attachment at))) {
            return Step.nothing(call);
        }
        if (at.sidetone()) {
            return sent(call, at, new Dtmf(peer.sid(), digits));
        }
        return leg.place() instanceof Place.OnSocket(Attachment by) && by.sidetone()
                ? sent(call, by, new Tones(leg.sid(), digits))
                : Step.nothing(call);
    }
}
