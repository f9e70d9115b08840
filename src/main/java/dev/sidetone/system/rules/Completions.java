package dev.sidetone.system.rules;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXSetGroupCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXSetTranslatingCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Quirk.SlowHold;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.DaemonState;
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
            fulfilled(step, call, pending, at);
        } else if (call != null) {
            failed(step, call, pending, step.switches().on(Quirk.END_ACTION_AFTER_FAIL));
        }
        Turns.proceed(step, pending);
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
        step.change(s -> s.without(pending));
        step.effect(new DaemonEffect.TellTimedOut(pending.provider(), pending.action()));
        CallRecord call = step.state().call(pending.call());
        if (call != null) {
            failed(step, call, pending, step.switches().on(Quirk.END_ACTION_AFTER_TIMEOUT));
            if (pending.action() instanceof CXSetHeldCallAction held && held.isOnHold()) {
                tooSlow(step, call);
            }
        }
        Turns.proceed(step, pending);
    }

    private static void fulfilled(Step step, CallRecord call, PendingAction done, Instant at) {
        switch (done.action()) {
            case CXStartCallAction _ -> step.change(s -> s.with(call.started()));
            case CXAnswerCallAction _ -> answered(step, call, at, done.order());
            case CXSetHeldCallAction held -> {
                if (call.onHold() != held.isOnHold()) {
                    step.tell(call.held(held.isOnHold()));
                }
            }
            case CXSetMutedCallAction muted ->
                    step.change(s -> s.with(call.muted(muted.isMuted())));
            case CXEndCallAction _ -> Endings.end(step, call, Endings.Cause.HERE, at);
            case CXPlayDTMFCallAction _ -> {}
            case CXSetTranslatingCallAction _ -> {}
            case CXSetGroupCallAction group -> Groups.set(step, call, group, done.order());
        }
    }

    /** R35: it counts as connected at fulfilment, or at the date given. */
    private static void answered(Step step, CallRecord call, Instant at, long pressed) {
        if (call.ringing()) {
            CallRecord now = call.answered(at);
            step.effect(new DaemonEffect.StopTimer(call.uuid()));
            step.tell(now);
            step.later(() -> Rivals.answered(step, now, pressed));
        } else {
            step.ignore(call.uuid(), "there was nothing to answer");
        }
    }

    /** R26, R28: a failed start or answer ends the call, a failed end ends it all the same. */
    private static void failed(
            Step step, CallRecord call, PendingAction failed, boolean endActionFollows) {
        switch (failed.action()) {
            case CXStartCallAction _ -> came(step, call, failed, endActionFollows);
            case CXAnswerCallAction _ -> notAnswered(step, call, failed, endActionFollows);
            case CXEndCallAction _ -> Endings.end(step, call, Endings.Cause.HERE, step.now());
            case CXSetHeldCallAction _ -> {}
            case CXSetMutedCallAction _ -> {}
            case CXPlayDTMFCallAction _ -> {}
            case CXSetGroupCallAction group -> Groups.failed(step, call, group);
            case CXSetTranslatingCallAction _ -> {}
        }
    }

    /** An answer to a call that is up, or goes out, has nothing to end. */
    private static void notAnswered(
            Step step, CallRecord call, PendingAction failed, boolean endActionFollows) {
        if (call.ringing()) {
            came(step, call, failed, endActionFollows);
        } else {
            step.ignore(call.uuid(), "there was nothing to answer");
        }
    }

    /** It came to nothing. */
    private static void came(
            Step step, CallRecord call, PendingAction failed, boolean endActionFollows) {
        Endings.end(step, call, Endings.Cause.FAILED, step.now());
        if (endActionFollows) {
            Transactions.commit(
                    step,
                    failed.provider(),
                    failed.action().uuid(),
                    List.of(new CXEndCallAction(call.uuid())));
        }
    }

    /** R27: a call whose hold is slow, but not one whose hold fails, ends in another one's way. */
    private static void tooSlow(Step step, CallRecord call) {
        SlowHold ends = step.switches().get(Quirk.SLOW_HOLD_ENDS_CALL);
        if (ends == SlowHold.ALWAYS
                || ends == SlowHold.WHEN_ANOTHER_TAKES_OVER && anotherTakesOver(step, call)) {
            Rivals.end(step, call);
        }
    }

    private static boolean anotherTakesOver(Step step, CallRecord call) {
        DaemonState state = step.state();
        return state.calls().values().stream()
                .anyMatch(other -> !other.together(call) && Room.takesSound(state, other));
    }
}
