package dev.sidetone.system.rules;

import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.PendingAction;
import dev.sidetone.system.state.PendingAction.Progress;

import java.util.ArrayList;
import java.util.List;

/** Digits go out one after the other: the next when the one before is done (R20). */
final class Dtmf {
    private Dtmf() {}

    /** Whether digits for the same call are not done yet. */
    static boolean mustWait(DaemonState state, CXCallAction action) {
        CallRecord call = state.call(action.callUUID());
        return action instanceof CXPlayDTMFCallAction
                && call != null
                && state.isPending(call, CXPlayDTMFCallAction.class);
    }

    /** Lets the next digits of a call go, if {@code done} was what they waited for. */
    static void proceed(Step step, PendingAction done) {
        CallRecord call = step.state().call(done.call());
        if (call == null || !(done.action() instanceof CXPlayDTMFCallAction)) {
            return;
        }
        List<PendingAction> digits =
                step.state().pendingOf(call).stream()
                        .filter(p -> p.action() instanceof CXPlayDTMFCallAction)
                        .toList();
        if (!digits.isEmpty() && digits.getFirst().progress() != Progress.UNDER_WAY) {
            release(step, digits.getFirst());
        }
    }

    private static void release(Step step, PendingAction next) {
        PendingAction released = next.as(Progress.UNDER_WAY);
        step.change(s -> s.with(released));
        if (next.progress() == Progress.HELD_BACK) {
            deliver(step, released);
        } else {
            step.effect(
                    new DaemonEffect.Proceed(
                            released.provider(),
                            released.action(),
                            step.now().plus(step.policy().patience(released.action()))));
            Transactions.startTimer(step, released);
        }
    }

    /** The whole transaction was held back: it is delivered with its first action. */
    private static void deliver(Step step, PendingAction first) {
        List<PendingAction> all = new ArrayList<>();
        for (PendingAction each : step.state().pendingInOrder()) {
            if (each.transaction().equals(first.transaction())) {
                PendingAction now =
                        each.progress() == Progress.HELD_BACK ? each.as(Progress.WAITING) : each;
                step.change(s -> s.with(now));
                all.add(now);
            }
        }
        Transactions.deliver(step, first.provider(), first.transaction(), all);
    }
}
