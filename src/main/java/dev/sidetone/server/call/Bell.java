package dev.sidetone.server.call;

import dev.sidetone.server.call.CallEffect.Arm;
import dev.sidetone.server.call.CallEffect.Deadline;
import dev.sidetone.server.call.CallEffect.Disarm;
import dev.sidetone.server.call.CallEffect.InviteAnchored;
import dev.sidetone.server.call.CallEffect.Send;
import dev.sidetone.server.call.CallRules.Step;
import dev.sidetone.server.call.CallState.Ringing;
import dev.sidetone.server.call.Fork.Route;
import dev.sidetone.server.call.Leg.Place;
import dev.sidetone.signaling.Message;

import java.util.List;

/** How a call rings: at every fork, and for the caller as soon as it does somewhere. */
record Bell(Invitation invitation) {
    /** Lets all forks ring for the time that the placement says. */
    Ringing ring(Ringing call, List<CallEffect> then) {
        then.add(new Arm(new Deadline.Ring(), call.placement().ring()));
        Ringing announced = announce(call, then);
        call.forks().forEach(fork -> ring(call, fork, then));
        if (call.forks().stream().noneMatch(Fork::reachable)) {
            then.add(new Arm(new Deadline.Reach(), CallRules.REACH_TIME));
        }
        return announced;
    }

    private void ring(Ringing call, Fork fork, List<CallEffect> then) {
        switch (fork.route()) {
            case Route.OnSocket _ -> invite(call, fork, then);
            case Route.ByPush push -> {
                if (fork.linkUp()) {
                    then.add(invitation.push(call, fork, push));
                }
            }
            case Route.ByWebhook webhook -> then.add(invitation.notify(call, fork, webhook));
        }
    }

    void invite(Ringing call, Fork fork, List<CallEffect> then) {
        Attachment at = fork.at();
        if (at != null) {
            Message.Invite invite = invitation.invite(call, fork);
            then.add(
                    Invitation.anchored(call, fork)
                            ? new InviteAnchored(at.socket(), invite)
                            : new Send(at.socket(), invite));
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

    /** The call with other forks: it rings on, or nobody can be reached for the moment. */
    static Step waiting(Ringing call, List<Fork> forks, List<CallEffect> then) {
        boolean before = call.forks().stream().anyMatch(Fork::reachable);
        boolean now = forks.stream().anyMatch(Fork::reachable);
        if (now && !before) {
            then.add(new Disarm(new Deadline.Reach()));
        } else if (before && !now) {
            then.add(new Arm(new Deadline.Reach(), CallRules.REACH_TIME));
        }
        return new Step(announce(call.with(forks), then), then);
    }
}
