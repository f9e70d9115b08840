package dev.sidetone.system.rules;

import dev.sidetone.callkit.CXCall;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.recents.RecentRules;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.PendingAction;
import dev.sidetone.system.state.ProviderRecord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How calls end. */
final class Endings {
    /** Who ended it, or what. */
    enum Cause {
        /** The user of this phone: declined or hung up. */
        HERE,
        /** The other party. */
        REMOTE,
        UNANSWERED,
        /** Another device of the user answered or declined. */
        ELSEWHERE,
        FAILED;

        static Cause of(CXCallEndedReason reason) {
            return switch (reason) {
                case FAILED -> FAILED;
                case REMOTE_ENDED -> REMOTE;
                case UNANSWERED -> UNANSWERED;
                case ANSWERED_ELSEWHERE, DECLINED_ELSEWHERE -> ELSEWHERE;
            };
        }
    }

    private Endings() {}

    /**
     * Takes a call from the state: its other actions fail (R29), it has left {@code calls} when
     * observers hear of it (R45, R84), and it is offered to recents (R46).
     */
    static void end(Step step, CallRecord call, Cause cause, Instant at) {
        for (PendingAction pending : step.state().pendingOf(call)) {
            abandon(step, pending);
        }
        if (call.ringing()) {
            step.effect(new DaemonEffect.StopTimer(call.uuid()));
        }
        step.change(s -> s.without(call));
        Groups.dissolve(step, call.group());
        fade(step, call);
        step.effect(new DaemonEffect.TellObservers(call.snapshot(true)));
        if (call.taken()) {
            step.effect(new DaemonEffect.PlayEndTone(call.uuid()));
        }
        if (call.flowing() && cause != Cause.HERE) {
            SessionRules.endedRemotely(step);
        }
        enlist(step, call, cause, at);
    }

    /** R84: it is not listed any more when observers hear of it, unless a switch says otherwise. */
    private static void fade(Step step, CallRecord call) {
        if (step.switches().on(Quirk.ENDED_CALL_LISTED)) {
            List<CXCall> listed = new ArrayList<>(step.state().fading());
            listed.add(call.snapshot(true));
            step.change(s -> s.withFading(listed));
            step.effect(new DaemonEffect.Fade(call.uuid()));
        }
    }

    /** R46, R98: offers a call that is over to recents. */
    static void enlist(Step step, CallRecord call, Cause cause, Instant at) {
        ProviderRecord provider = step.state().providers().get(call.provider());
        if (provider != null
                && RecentRules.lists(
                        provider.configuration().includesCallsInRecents(), step.switches())) {
            step.effect(
                    new DaemonEffect.Enlist(
                            new EndedCall(
                                    call.uuid(),
                                    call.facts(),
                                    provider.app(),
                                    call.outgoing(),
                                    call.connectedAt(),
                                    missed(call, cause),
                                    cause == Cause.FAILED,
                                    call.since(),
                                    at)));
        }
    }

    /** R46: it rang, and nobody of this user answered or declined it. */
    private static boolean missed(CallRecord call, Cause cause) {
        return call.ringing()
                && (call.rangOut() || cause != Cause.HERE && cause != Cause.ELSEWHERE);
    }

    private static void abandon(Step step, PendingAction pending) {
        step.change(s -> s.without(pending));
        step.effect(new DaemonEffect.StopTimer(pending.action().uuid()));
        step.effect(new DaemonEffect.Abandon(pending.provider(), pending.action()));
    }

    /** R7: every call of the provider ends as failed, and so does all it was asked to do. */
    static void invalidated(Step step, long provider) {
        if (step.switches().on(Quirk.RESET_ON_INVALIDATE)) {
            step.effect(new DaemonEffect.TellReset(provider));
        }
        all(step, provider);
        step.change(s -> s.withoutProvider(provider));
        step.effect(new DaemonEffect.Disconnect(provider));
    }

    /** Ends all calls of a provider as failed. */
    static void all(Step step, long provider) {
        for (CallRecord call : step.state().calls().values()) {
            if (call.provider() == provider) {
                end(step, call, Cause.FAILED, step.now());
            }
        }
        for (PendingAction pending : step.state().pendingInOrder()) {
            if (pending.provider() == provider) {
                abandon(step, pending);
            }
        }
    }
}
