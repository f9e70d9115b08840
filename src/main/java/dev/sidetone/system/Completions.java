package dev.sidetone.system;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXSetGroupCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.callkit.CXTransaction;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What the end of an action changes: state follows fulfilment, never the request (R23). */
final class Completions {
    private Completions() {}

    /** Fulfilled or failed by the app. */
    static void ended(Step step, DaemonEvent.ActionEnded event, Instant now) {
        PendingAction pending = take(step, event.action());
        if (pending == null) {
            return;
        }
        step.effect(new DaemonEffect.StopTimer(event.action()));
        CallRecord call = step.state().calls().get(event.action().callUUID());
        if (call != null) {
            Instant at = event.date() != null ? event.date() : now;
            if (event.fulfilled()) {
                fulfilled(step, call, event.action(), at);
            } else {
                failed(step, call, event.action(), now);
            }
        }
        nextDtmf(step, pending);
    }

    /** R24, R25, R26: told first, then the call ends and the app is asked to clean up. */
    static void timedOut(Step step, CXCallAction action, Instant now) {
        PendingAction pending = take(step, action);
        if (pending == null) {
            return;
        }
        step.effect(new DaemonEffect.TellTimedOut(pending.provider(), action));
        CallRecord call = step.state().calls().get(action.callUUID());
        if (call != null) {
            failed(step, call, action, now);
            if (action instanceof CXStartCallAction || action instanceof CXAnswerCallAction) {
                Transactions.commit(
                        step,
                        pending.provider(),
                        new CXTransaction(new CXEndCallAction(call.uuid())),
                        now);
            }
        }
        nextDtmf(step, pending);
    }

    private static @Nullable PendingAction take(Step step, CXCallAction action) {
        PendingAction pending = step.state().pending().get(action.uuid());
        if (pending != null) {
            step.change(s -> s.without(pending));
        }
        return pending;
    }

    private static void fulfilled(Step step, CallRecord call, CXCallAction action, Instant at) {
        switch (action) {
            case CXStartCallAction start -> step.change(s -> s.with(call.started()));
            case CXAnswerCallAction answer -> tell(step, call.answered(at));
            case CXSetHeldCallAction held -> {
                if (call.onHold() != held.isOnHold()) {
                    tell(step, call.held(held.isOnHold()));
                }
            }
            case CXSetMutedCallAction muted ->
                    step.change(s -> s.with(call.muted(muted.isMuted())));
            case CXEndCallAction end -> Endings.end(step, call, false, at);
            case CXPlayDTMFCallAction dtmf -> {}
            case CXSetGroupCallAction group -> {}
        }
    }

    /** R26, R27, R28: a failed start or answer ends the call, a failed end ends it all the same. */
    private static void failed(Step step, CallRecord call, CXCallAction action, Instant now) {
        switch (action) {
            case CXStartCallAction start -> Endings.end(step, call, false, now);
            case CXAnswerCallAction answer -> Endings.end(step, call, false, now);
            case CXEndCallAction end -> Endings.end(step, call, false, now);
            case CXSetHeldCallAction held -> {}
            case CXSetMutedCallAction muted -> {}
            case CXPlayDTMFCallAction dtmf -> {}
            case CXSetGroupCallAction group -> {}
        }
    }

    private static void tell(Step step, CallRecord changed) {
        step.change(s -> s.with(changed));
        step.effect(new DaemonEffect.TellObservers(changed.snapshot(false)));
    }

    /** R20: the next digit goes out when the one before is done. */
    private static void nextDtmf(Step step, PendingAction done) {
        if (!(done.action() instanceof CXPlayDTMFCallAction)) {
            return;
        }
        for (PendingAction waiting : step.state().pending().values()) {
            if (!waiting.delivered()
                    && waiting.action().callUUID().equals(done.action().callUUID())) {
                step.change(s -> s.with(waiting.asDelivered()));
                step.effect(
                        waiting.transaction() == done.transaction()
                                ? new DaemonEffect.DeliverLater(
                                        waiting.provider(), waiting.transaction(), waiting.action())
                                : new DaemonEffect.Deliver(
                                        waiting.provider(),
                                        waiting.transaction(),
                                        java.util.List.of(waiting.action())));
                Transactions.startTimer(step, waiting.action());
                return;
            }
        }
    }
}
