package dev.sidetone.server.call;

import dev.sidetone.server.call.CallEffect.Deadline;
import dev.sidetone.server.call.CallEffect.Disarm;
import dev.sidetone.server.call.CallEffect.Note;
import dev.sidetone.server.call.CallEffect.Send;
import dev.sidetone.server.call.CallRules.Step;
import dev.sidetone.server.call.CallState.Ended;
import dev.sidetone.server.call.CallState.Ringing;
import dev.sidetone.server.call.Fork.Route;
import dev.sidetone.server.call.Leg.Place;
import dev.sidetone.signaling.Message.Cancel;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** How a call ends that nobody answered: everybody who rang is told, and the caller learns why. */
record RingingEnd(Invitation invitation, CancelStyle cancels) {
    private static final int UNAVAILABLE = 31480;
    private static final int BUSY = 31486;
    private static final int BUSY_EVERYWHERE = 31600;
    private static final int TERMINATED = 31487;

    Step callerLeft(Ringing call) {
        List<CallEffect> then = new ArrayList<>();
        then.add(new Note("Cancelled", call.caller().identity()));
        disarm(then);
        cancelAll(call, then);
        var why = new WireError(TERMINATED, "the caller hung up");
        return new Step(new Ended(call.id(), why), then);
    }

    Step passed(Ringing call, Deadline deadline) {
        String callee = call.placement().called();
        WireError refusal = call.refusal();
        boolean reachable = call.forks().stream().anyMatch(Fork::reachable);
        String text =
                switch (deadline) {
                    case Deadline.Ring _ -> callee + " did not answer";
                    case Deadline.Reach _ when reachable -> null;
                    case Deadline.Reach _ ->
                            call.announced()
                                    ? callee + " has just gone away"
                                    : callee + " is registered, but not running anywhere";
                    case Deadline.Grace _, Deadline.Limit _ -> null;
                };
        if (text == null) {
            return Step.nothing(call);
        }
        WireError why = refusal != null ? onSome(refusal) : new WireError(UNAVAILABLE, text);
        return failed(call, why, new ArrayList<>());
    }

    /** Not everywhere, for somebody has not answered at all. */
    private static WireError onSome(WireError refusal) {
        return refusal.code() == BUSY_EVERYWHERE
                ? new WireError(BUSY, "busy on one device, and no answer on the others")
                : refusal;
    }

    /** Nobody takes the call: a program that let it ring has it again, or else it is over. */
    Step failed(Ringing call, @Nullable WireError why, List<CallEffect> then) {
        then.add(new Note("Failed", why));
        disarm(then);
        call.forks().forEach(fork -> cancel(call, fork, then));
        Fork program = call.program();
        if (program != null && program.at() instanceof Attachment at && why != null) {
            then.add(new Send(at.socket(), new Failed(why, program.sid(), null)));
            return new Step(call.returned(program, why), then);
        }
        if (call.caller().place() instanceof Place.OnSocket(Attachment at)) {
            String known = call.announced() ? call.id() : call.placement().temporarySid();
            then.add(new Send(at.socket(), new Hangup(known, why, null)));
        }
        return new Step(new Ended(call.id(), why), then);
    }

    /** Somebody has answered: the others hear of it, and by push whoever answered, too. */
    void answered(Ringing call, String sid, List<CallEffect> then) {
        for (Fork fork : call.forks()) {
            if (!fork.sid().equals(sid) || cancelsByPush(fork)) {
                cancel(call, fork, then);
            }
        }
        if (call.program() != null) {
            cancel(call, call.program(), then);
        }
    }

    private void cancelAll(Ringing call, List<CallEffect> then) {
        call.forks().forEach(fork -> cancel(call, fork, then));
        if (call.program() != null) {
            cancel(call, call.program(), then);
        }
    }

    private boolean cancelsByPush(Fork fork) {
        return cancels == CancelStyle.PUSH && fork.route() instanceof Route.ByPush;
    }

    private void cancel(Ringing call, Fork fork, List<CallEffect> then) {
        Attachment at = fork.at();
        if (cancels == CancelStyle.PUSH && fork.route() instanceof Route.ByPush push) {
            then.add(invitation.cancel(call, fork, push));
        } else if (at != null) {
            then.add(new Send(at.socket(), new Cancel(fork.sid())));
        }
    }

    static void disarm(List<CallEffect> then) {
        then.add(new Disarm(new Deadline.Ring()));
        then.add(new Disarm(new Deadline.Reach()));
    }
}
