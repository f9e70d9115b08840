package dev.sidetone.system.rules;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXSetGroupCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.PendingAction;

import java.time.Instant;
import java.util.List;

/** What the end of an action changes: state follows fulfilment, never the request (R23). */
final class Completions {
    private Completions() {}

    /** Fulfilled or failed by the app. */
    static void ended(Step step, DaemonEvent.ActionEnded event) {
        PendingAction pending = step.state().pending().get(event.action());
        if (pending == null || pending.provider() != event.provider()) {
            step.ignore(null, "the action is not under way");
            return;
        }
        step.change(s -> s.without(pending));
        step.effect(new DaemonEffect.StopTimer(event.action()));
        CallRecord call = step.state().call(pending.call());
        if (call != null && event.fulfilled()) {
            Instant at = event.date() != null ? event.date() : step.now();
            fulfilled(step, call, pending.action(), at);
        } else if (call != null) {
            failed(step, call, pending.action());
        }
        Dtmf.proceed(step, pending);
    }

    /**
     * R25: the app is told. R26: a start or answer that came to nothing ends the call, and then the
     * app is asked to clean up by an End action.
     */
    static void timedOut(Step step, DaemonEvent.ActionTimedOut event) {
        PendingAction pending = step.state().pending().get(event.action());
        if (pending == null) {
            step.ignore(null, "the action is not under way");
            return;
        }
        CXCallAction action = pending.action();
        step.change(s -> s.without(pending));
        step.effect(new DaemonEffect.TellTimedOut(pending.provider(), action));
        CallRecord call = step.state().call(pending.call());
        if (call != null) {
            failed(step, call, action);
            if (action instanceof CXStartCallAction || action instanceof CXAnswerCallAction) {
                Transactions.commit(
                        step,
                        pending.provider(),
                        event.action(),
                        List.of(new CXEndCallAction(call.uuid())));
            }
        }
        Dtmf.proceed(step, pending);
    }

    private static void fulfilled(Step step, CallRecord call, CXCallAction action, Instant at) {
        switch (action) {
            case CXStartCallAction _ -> step.change(s -> s.with(call.started()));
            case CXAnswerCallAction _ -> answered(step, call, at);
            case CXSetHeldCallAction held -> {
                if (call.onHold() != held.isOnHold()) {
                    step.tell(call.held(held.isOnHold()));
                }
            }
            case CXSetMutedCallAction muted ->
                    step.change(s -> s.with(call.muted(muted.isMuted())));
            case CXEndCallAction _ -> Endings.end(step, call, Endings.Cause.HERE, at);
            case CXPlayDTMFCallAction _ -> {}
            case CXSetGroupCallAction _ -> {}
        }
    }

    /** R35: it counts as connected at fulfilment, or at the date given. */
    private static void answered(Step step, CallRecord call, Instant at) {
        if (call.ringing()) {
            step.tell(call.answered(at));
        } else {
            step.ignore(call.uuid(), "there was nothing to answer");
        }
    }

    /** R26, R27, R28: a failed start or answer ends the call, a failed end ends it all the same. */
    private static void failed(Step step, CallRecord call, CXCallAction action) {
        switch (action) {
            case CXStartCallAction _ -> Endings.end(step, call, Endings.Cause.FAILED, step.now());
            case CXAnswerCallAction _ -> Endings.end(step, call, Endings.Cause.FAILED, step.now());
            case CXEndCallAction _ -> Endings.end(step, call, Endings.Cause.HERE, step.now());
            case CXSetHeldCallAction _ -> {}
            case CXSetMutedCallAction _ -> {}
            case CXPlayDTMFCallAction _ -> {}
            case CXSetGroupCallAction _ -> {}
        }
    }
}
