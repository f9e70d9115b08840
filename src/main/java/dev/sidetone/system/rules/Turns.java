package dev.sidetone.system.rules;

import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.PendingAction;
import dev.sidetone.system.state.PendingAction.Progress;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Whose turn it is. Digits go out one after the other: the next when the one before is done (R20).
 * Other actions of a transaction do not wait for each other, unless a switch says so (R19).
 */
final class Turns {
    private Turns() {}

    /** Whether an action that is committed now, behind others, must wait. */
    static boolean mustWait(Step step, CXCallAction action, UUID transaction) {
        if (step.switches().on(Quirk.GATE_ON_COMPLETION) && inTransaction(step, transaction)) {
            return true;
        }
        CallRecord call = step.state().call(action.callUUID());
        return action instanceof CXPlayDTMFCallAction
                && call != null
                && step.state().isPending(call, CXPlayDTMFCallAction.class);
    }

    private static boolean inTransaction(Step step, UUID transaction) {
        return step.state().pending().values().stream()
                .anyMatch(pending -> pending.transaction().equals(transaction));
    }

    /** Lets the next ones go that waited for {@code done}. */
    static void proceed(Step step, PendingAction done) {
        if (step.switches().on(Quirk.GATE_ON_COMPLETION)) {
            nextOf(step, done.transaction());
        }
        CallRecord call = step.state().call(done.call());
        if (call != null && done.action() instanceof CXPlayDTMFCallAction) {
            nextDigits(step, call);
        }
    }

    private static void nextOf(Step step, UUID transaction) {
        List<PendingAction> left =
                step.state().pendingInOrder().stream()
                        .filter(pending -> pending.transaction().equals(transaction))
                        .toList();
        if (!left.isEmpty() && left.getFirst().progress() == Progress.WAITING) {
            release(step, left.getFirst());
        }
    }

    private static void nextDigits(Step step, CallRecord call) {
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
                            step.now().plus(step.patience(released.action()))));
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
