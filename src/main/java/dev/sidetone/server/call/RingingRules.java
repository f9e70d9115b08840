package dev.sidetone.server.call;

import dev.sidetone.server.call.CallEffect.Arm;
import dev.sidetone.server.call.CallEffect.CloseLine;
import dev.sidetone.server.call.CallEffect.Deadline;
import dev.sidetone.server.call.CallEffect.Disarm;
import dev.sidetone.server.call.CallEffect.Note;
import dev.sidetone.server.call.CallEffect.OpenLine;
import dev.sidetone.server.call.CallEffect.Send;
import dev.sidetone.server.call.CallRules.Step;
import dev.sidetone.server.call.CallState.Ringing;
import dev.sidetone.server.call.CallState.Talking;
import dev.sidetone.server.call.CallTokens.LegClaims;
import dev.sidetone.server.call.Fork.Route;
import dev.sidetone.server.call.Leg.Place;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A call that rings: the first answer wins, and the caller learns why nobody else did. */
final class RingingRules {
    private static final int BUSY = 31486;
    private static final int UNAVAILABLE = 31480;
    private static final int DECLINED = 31603;
    private static final int BAD_REQUEST = 31400;
    private static final int BAD_DESCRIPTION = 53402;

    private final CallTokens tokens;
    private final Invitation invitation;
    private final RingingEnd end;

    RingingRules(String accountSid, CallTokens tokens, CancelStyle cancels) {
        this.tokens = tokens;
        this.invitation = new Invitation(accountSid, tokens);
        this.end = new RingingEnd(invitation, cancels);
    }

    Step on(Ringing call, CallEvent event) {
        return switch (event) {
            case CallEvent.Placed _ -> placed(call);
            case CallEvent.LinkChanged(String device, boolean up) -> linked(call, device, up);
            case CallEvent.Fetched(String sid, Attachment by) -> fetched(call, sid, by);
            case CallEvent.Answered(String sid, Attachment by, String sdp) ->
                    answered(call, sid, by, sdp);
            case CallEvent.Resumed(String sid, Attachment by, String sdp) ->
                    resumed(call, sid, by, sdp);
            case CallEvent.Rejected(String sid, boolean busy) -> rejected(call, sid, busy);
            case CallEvent.HungUp(String sid) ->
                    sid.equals(call.id()) ? end.callerLeft(call) : rejected(call, sid, false);
            case CallEvent.SocketClosed(SocketId socket) -> socketClosed(call, socket);
            case CallEvent.DeadlinePassed(Deadline deadline) -> end.passed(call, deadline);
            case CallEvent.LineAnswered(String sid, String sdp) -> lineAnswered(call, sid, sdp);
            case CallEvent.LineFailed(String sid, int code, String reason) ->
                    lineFailed(call, sid, new WireError(code, reason));
            case CallEvent.LineFinished _,
                    CallEvent.Reoffered _,
                    CallEvent.DigitsPressed _,
                    CallEvent.Said _ ->
                    Step.nothing(call);
        };
    }

    private Step placed(Ringing call) {
        List<CallEffect> then = new ArrayList<>();
        then.add(new Note("Placed", call.placement().callee()));
        for (Fork fork : call.forks()) {
            if (fork.route() instanceof Route.ToLine(Line line)) {
                if (line == Line.BUSY) {
                    return end.failed(call, new WireError(BUSY, "this line is always busy"), then);
                }
                if (line == Line.DECLINE) {
                    return end.failed(
                            call, new WireError(DECLINED, "this line refuses every call"), then);
                }
            }
        }
        then.add(new Arm(new Deadline.Ring(), CallRules.RING_TIME));
        Ringing announced = announce(call, then);
        call.forks().forEach(fork -> ring(call, fork, then));
        if (!announced.announced()) {
            then.add(new Arm(new Deadline.Reach(), CallRules.REACH_TIME));
        }
        return new Step(announced, then);
    }

    private void ring(Ringing call, Fork fork, List<CallEffect> then) {
        switch (fork.route()) {
            case Route.OnSocket _ -> invite(call, fork, then);
            case Route.ByPush push -> {
                if (fork.linkUp()) {
                    then.add(invitation.push(call, fork, push));
                }
            }
            case Route.ToLine(Line line) -> {
                if (line.answers()) {
                    then.add(new OpenLine(fork.sid(), line, call.placement().offer()));
                }
            }
        }
    }

    private void invite(Ringing call, Fork fork, List<CallEffect> then) {
        Attachment at = fork.at();
        if (at != null) {
            then.add(new Send(at.socket(), invitation.invite(call, fork)));
        }
    }

    /** Tells the caller once that it rings, as soon as it does somewhere. */
    private static Ringing announce(Ringing call, List<CallEffect> then) {
        if (call.announced() || call.forks().stream().noneMatch(Fork::reachable)) {
            return call;
        }
        if (call.caller().place() instanceof Place.OnSocket(Attachment at)) {
            String temporary = at.sidetone() ? call.placement().temporarySid() : null;
            then.add(new Send(at.socket(), new Message.Ringing(call.id(), null, temporary)));
        }
        return call.announcedNow();
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
        return waiting(call, forks, then);
    }

    /** The call with other forks: it rings on, or nobody can be reached for the moment. */
    private static Step waiting(Ringing call, List<Fork> forks, List<CallEffect> then) {
        boolean before = call.forks().stream().anyMatch(Fork::reachable);
        boolean now = forks.stream().anyMatch(Fork::reachable);
        if (now && !before) {
            then.add(new Disarm(new Deadline.Reach()));
        } else if (before && !now) {
            then.add(new Arm(new Deadline.Reach(), CallRules.REACH_TIME));
        }
        return new Step(announce(call.with(forks), then), then);
    }

    private Step fetched(Ringing call, String sid, Attachment by) {
        Fork fork = call.fork(sid);
        if (fork == null) {
            return Step.nothing(call);
        }
        Fork attached = fork.withAttachment(by);
        List<CallEffect> then = new ArrayList<>();
        invite(call, attached, then);
        return waiting(call, replaced(call, attached), then);
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
                                    call.placement().callee()
                                            + " answered with something that is no session"
                                            + " description"));
            List<CallEffect> then = new ArrayList<>(step.effects());
            then.add(new Send(by.socket(), Hangup.of(sid, told)));
            return new Step(step.state(), then);
        }
        Leg callee = Leg.on(sid, call.placement().callee(), new Place.OnSocket(by));
        return connected(call, callee, sdp);
    }

    /** The answer got lost with the callee's socket; it comes again with the reconnect invite. */
    private Step resumed(Ringing call, String sid, Attachment by, @Nullable String sdp) {
        Step step = answered(call, sid, by, sdp);
        if (!(step.state() instanceof Talking talking)) {
            return step;
        }
        List<CallEffect> then = new ArrayList<>(step.effects());
        var claims = LegClaims.of(talking.callee(), talking.caller(), talking.id());
        then.add(new Send(by.socket(), new Answer(sid, null, tokens.reconnect(claims))));
        return new Step(talking, then);
    }

    private Step lineAnswered(Ringing call, String sid, String sdp) {
        Fork fork = call.fork(sid);
        if (fork == null || !(fork.route() instanceof Route.ToLine(Line line))) {
            return Step.nothing(call);
        }
        Leg callee = Leg.on(sid, call.placement().callee(), new Place.OnLine(line));
        return connected(call, callee, sdp);
    }

    private Step lineFailed(Ringing call, String sid, WireError why) {
        Step step = without(call, sid, why);
        List<CallEffect> then = new ArrayList<>(step.effects());
        then.add(new CloseLine(sid));
        return new Step(step.state(), then);
    }

    private Step connected(Ringing call, Leg callee, String sdp) {
        List<CallEffect> then = new ArrayList<>();
        then.add(new Note("Answered", callee.identity()));
        RingingEnd.disarm(then);
        Leg caller = call.caller();
        if (caller.place() instanceof Place.OnSocket(Attachment at)) {
            String token = tokens.reconnect(LegClaims.of(caller, callee, call.id()));
            then.add(new Send(at.socket(), new Answer(call.id(), sdp, token)));
        }
        end.answered(call, callee.sid(), then);
        return new Step(new Talking(caller, callee), then);
    }

    private Step rejected(Ringing call, String sid, boolean busy) {
        String callee = call.placement().callee();
        String text = busy ? callee + " is in another call" : callee + " declined the call";
        return without(call, sid, new WireError(BUSY, text));
    }

    /** One fork less; when it was the last one the caller hears {@code why}. */
    private Step without(Ringing call, String sid, WireError why) {
        if (call.fork(sid) == null) {
            return Step.nothing(call);
        }
        List<Fork> rest = call.forks().stream().filter(f -> !f.sid().equals(sid)).toList();
        List<CallEffect> then = new ArrayList<>();
        return rest.isEmpty()
                ? end.failed(call.with(rest), why, then)
                : waiting(call.refused(why), rest, then);
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
        if (fork.route() instanceof Route.ByPush) {
            List<Fork> forks = replaced(call, fork.withAttachment(null));
            return waiting(call, forks, new ArrayList<>());
        }
        String callee = call.placement().callee();
        return without(
                call, fork.sid(), new WireError(UNAVAILABLE, callee + " has just gone away"));
    }

    private static List<Fork> replaced(Ringing call, Fork changed) {
        return call.forks().stream()
                .map(fork -> fork.sid().equals(changed.sid()) ? changed : fork)
                .toList();
    }
}
