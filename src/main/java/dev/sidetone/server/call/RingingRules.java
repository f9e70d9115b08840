package dev.sidetone.server.call;

import dev.sidetone.server.call.CallEffect.AnswerAnchored;
import dev.sidetone.server.call.CallEffect.Arm;
import dev.sidetone.server.call.CallEffect.Deadline;
import dev.sidetone.server.call.CallEffect.Note;
import dev.sidetone.server.call.CallEffect.Send;
import dev.sidetone.server.call.CallRules.Step;
import dev.sidetone.server.call.CallState.Ringing;
import dev.sidetone.server.call.CallState.Talking;
import dev.sidetone.server.call.CallTokens.LegClaims;
import dev.sidetone.server.call.Fork.Route;
import dev.sidetone.server.call.Leg.Place;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A call that rings: the first answer wins, and the caller learns why nobody else did. */
final class RingingRules {
    private static final int BUSY = 31486;
    private static final int BUSY_EVERYWHERE = 31600;
    private static final int UNAVAILABLE = 31480;
    private static final int BAD_REQUEST = 31400;
    private static final int BAD_DESCRIPTION = 53402;

    private final CallTokens tokens;
    private final Invitation invitation;
    private final RingingEnd end;
    private final Bell bell;

    RingingRules(String accountSid, CallTokens tokens, CancelStyle cancels) {
        this.tokens = tokens;
        this.invitation = new Invitation(accountSid, tokens);
        this.end = new RingingEnd(invitation, cancels);
        this.bell = new Bell(invitation);
    }

    Step on(Ringing call, CallEvent event) {
        return switch (event) {
            case CallEvent.Placed _ -> placed(call);
            case CallEvent.Forwarded forwarded -> forwarded(call, forwarded);
            case CallEvent.LinkChanged(String device, boolean up) -> linked(call, device, up);
            case CallEvent.Fetched(String sid, Attachment by) -> fetched(call, sid, by);
            case CallEvent.Answered(String sid, Attachment by, String sdp) ->
                    answered(call, sid, by, sdp);
            case CallEvent.Resumed(String sid, Attachment by, String sdp) ->
                    resumed(call, sid, by, sdp);
            case CallEvent.Rejected(String sid, WireError why, boolean busy) ->
                    without(call, sid, busy ? busy(call, why) : why);
            case CallEvent.HungUp(String sid, WireError why) -> hungUp(call, sid, why);
            case CallEvent.MediaRefused(String sid, WireError why) ->
                    sid.equals(call.id())
                            ? end.failed(call.alone(), why, new ArrayList<>())
                            : without(call, sid, why);
            case CallEvent.SocketClosed(SocketId socket) -> socketClosed(call, socket);
            case CallEvent.DeadlinePassed(Deadline deadline) -> end.passed(call, deadline);
            case CallEvent.Terminated _ -> end.failed(call.alone(), null, new ArrayList<>());
            case CallEvent.Said said -> new Step(call, SayingRules.ringing(call, said));
            case CallEvent.Reoffered _, CallEvent.DigitsPressed _ -> Step.nothing(call);
        };
    }

    private Step placed(Ringing call) {
        List<CallEffect> then = new ArrayList<>();
        then.add(new Note("Placed", call.placement().called()));
        return new Step(bell.ring(call, then), then);
    }

    private Step forwarded(Ringing call, CallEvent.Forwarded elsewhere) {
        Fork program = call.fork(elsewhere.sid());
        if (program == null || !program.inServer()) {
            return Step.nothing(call);
        }
        List<CallEffect> then = new ArrayList<>();
        then.add(new Note("Forwarded", elsewhere.to().called()));
        Ringing there = call.forwarded(elsewhere.to(), elsewhere.forks(), program);
        return new Step(bell.ring(there, then), then);
    }

    private Step linked(Ringing call, String device, boolean up) {
        List<CallEffect> then = new ArrayList<>();
        List<Fork> forks = new ArrayList<>();
        for (Fork fork : call.forks()) {
            if (fork.route() instanceof Route.ByPush push && push.deviceToken().equals(device)) {
                if (up && fork.at() == null) {
                    then.add(invitation.push(call, fork, push));
                }
                forks.add(fork.withLink(up));
            } else {
                forks.add(fork);
            }
        }
        return Bell.waiting(call, forks, then);
    }

    private Step fetched(Ringing call, String sid, Attachment by) {
        Fork fork = call.fork(sid);
        if (fork == null) {
            return Step.nothing(call);
        }
        Fork attached = fork.withAttachment(by);
        List<CallEffect> then = new ArrayList<>();
        bell.invite(call, attached, then);
        return Bell.waiting(call, replaced(call, attached), then);
    }

    private Step answered(Ringing call, String sid, Attachment by, @Nullable String sdp) {
        Fork fork = call.fork(sid);
        if (fork == null) {
            return Step.nothing(call);
        }
        if (sdp == null || !SessionDescription.plausible(sdp)) {
            var told = new WireError(BAD_REQUEST, "the answer is no session description");
            Step step =
                    without(
                            call,
                            sid,
                            new WireError(
                                    BAD_DESCRIPTION,
                                    fork.callee().identity()
                                            + " answered with something that is no session"
                                            + " description"));
            List<CallEffect> then = new ArrayList<>(step.effects());
            then.add(new Send(by.socket(), Hangup.of(sid, told)));
            return new Step(step.state(), then);
        }
        Leg callee = Leg.on(sid, fork.callee().identity(), new Place.OnSocket(by)).sealed(sdp);
        return connected(call, fork, callee, sdp);
    }

    /** The answer got lost with the callee's socket; it comes again with the reconnect invite. */
    private Step resumed(Ringing call, String sid, Attachment by, @Nullable String sdp) {
        if (call.fork(sid) != null && SessionDescription.offers(sdp)) {
            Hangup refusal = Hangup.of(sid, CallRules.NO_HANDOVER);
            return new Step(call, List.of(new Send(by.socket(), refusal)));
        }
        Step step = answered(call, sid, by, sdp);
        if (!(step.state() instanceof Talking talking)) {
            return step;
        }
        List<CallEffect> then = new ArrayList<>(step.effects());
        var claims =
                LegClaims.of(talking.callee(), talking.caller(), talking.id(), talking.anchored());
        then.add(new Send(by.socket(), new Answer(sid, null, tokens.reconnect(claims))));
        return new Step(talking, then);
    }

    private Step connected(Ringing call, Fork fork, Leg callee, String sdp) {
        List<CallEffect> then = new ArrayList<>();
        then.add(new Note("Answered", callee.identity()));
        RingingEnd.disarm(then);
        boolean anchored = Invitation.anchored(call, fork);
        Leg caller = call.caller();
        if (caller.place() instanceof Place.OnSocket(Attachment at)) {
            String token = tokens.reconnect(LegClaims.of(caller, callee, call.id(), anchored));
            Answer answer = new Answer(call.id(), sdp, token);
            then.add(
                    anchored
                            ? new AnswerAnchored(at.socket(), callee.sid(), answer)
                            : new Send(at.socket(), answer));
        }
        end.answered(call, callee.sid(), then);
        if (call.placement().limit() instanceof Duration limit) {
            then.add(new Arm(new Deadline.Limit(), limit));
        }
        return new Step(new Talking(caller, callee, anchored), then);
    }

    private Step hungUp(Ringing call, String sid, @Nullable WireError why) {
        Fork fork = call.fork(sid);
        if (sid.equals(call.id())) {
            return end.callerLeft(call);
        }
        return fork != null && fork.inServer()
                ? without(call, sid, why)
                : without(call, sid, declined(call.placement().called()));
    }

    private static WireError declined(String callee) {
        return new WireError(BUSY, callee + " declined the call");
    }

    /**
     * Busy on one device, or on every one of several: then none of the others said other things.
     */
    private static WireError busy(Ringing call, WireError why) {
        WireError before = call.refusal();
        boolean alone = before == null && call.forks().size() == 1;
        boolean mixed = before != null && before.code() != BUSY_EVERYWHERE;
        return alone || mixed ? why : everywhere(call);
    }

    private static WireError everywhere(Ringing call) {
        return new WireError(
                BUSY_EVERYWHERE, call.placement().called() + " is in another call on all devices");
    }

    /** One fork less; when it was the last one the caller hears {@code why}. */
    private Step without(Ringing call, String sid, @Nullable WireError why) {
        if (call.fork(sid) == null) {
            return Step.nothing(call);
        }
        List<Fork> rest = call.forks().stream().filter(f -> !f.sid().equals(sid)).toList();
        List<CallEffect> then = new ArrayList<>();
        return rest.isEmpty()
                ? end.failed(call.with(rest), why, then)
                : Bell.waiting(call.refused(why), rest, then);
    }

    private Step socketClosed(Ringing call, SocketId socket) {
        if (call.caller().isAt(socket)) {
            return end.callerLeft(call);
        }
        Step step = Step.nothing(call);
        for (Fork fork : call.forks()) {
            if (fork.isAt(socket) && step.state() instanceof Ringing now) {
                Step next = forkLost(now, fork);
                List<CallEffect> then = new ArrayList<>(step.effects());
                then.addAll(next.effects());
                step = new Step(next.state(), then);
            }
        }
        return step;
    }

    /** An endpoint on a socket has gone for good; one that was pushed may fetch again. */
    private Step forkLost(Ringing call, Fork fork) {
        if (!(fork.route() instanceof Route.OnSocket)) {
            List<Fork> forks = replaced(call, fork.withAttachment(null));
            return Bell.waiting(call, forks, new ArrayList<>());
        }
        String text = fork.callee().identity() + " has just gone away";
        return without(call, fork.sid(), new WireError(UNAVAILABLE, text));
    }

    private static List<Fork> replaced(Ringing call, Fork changed) {
        return call.forks().stream()
                .map(fork -> fork.sid().equals(changed.sid()) ? changed : fork)
                .toList();
    }
}
