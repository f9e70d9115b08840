package dev.sidetone.system.rules;

import dev.sidetone.system.choices.Conversations;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Quirk.ProviderHandover;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.PendingAction;
import dev.sidetone.system.state.ProviderRecord;
import dev.sidetone.system.state.ProviderRecord.Session;

/**
 * Whose audio session is active follows from the state alone: a provider's, as long as one of its
 * calls is past its start or answer and not held (R41, R48, R73, R74), and only one provider's at a
 * time. Settled behind all else that an event leads to, so that every edge is told exactly once.
 */
public final class SessionRules {
    private SessionRules() {}

    static void settle(Step step) {
        for (ProviderRecord provider : step.state().providers().values()) {
            if (provider.session() != Session.INACTIVE && !keeps(step, provider)) {
                release(step, provider);
            }
        }
        if (!active(step.state())) {
            for (ProviderRecord provider : step.state().providers().values()) {
                if (provider.flowing() > 0 && !active(step.state())) {
                    take(step, provider);
                }
            }
        }
    }

    /** R73: between two calls of one provider the session does not change hands. */
    private static boolean keeps(Step step, ProviderRecord provider) {
        return provider.flowing() > 0
                || step.switches().get(Quirk.SAME_PROVIDER_HANDOVER) == ProviderHandover.KEEP
                        && isTakenOver(step.state(), provider);
    }

    private static boolean isTakenOver(DaemonState state, ProviderRecord provider) {
        return provider.calls() > 0
                && state.pending().values().stream()
                        .anyMatch(
                                pending ->
                                        pending.provider() == provider.id()
                                                && takesOver(state, pending));
    }

    private static boolean takesOver(DaemonState state, PendingAction pending) {
        return Room.takes(pending.action()) && state.call(pending.call()) != null;
    }

    /** R77: an app that loses the sound to another one is told of the interruption first. */
    private static void release(Step step, ProviderRecord provider) {
        step.change(s -> s.with(provider.with(Session.INACTIVE)));
        if (provider.session() == Session.UNTOLD) {
            return;
        }
        if (provider.calls() > 0 && othersTakeOver(step.state(), provider)) {
            step.effect(new DaemonEffect.Interrupt(provider.id()));
        }
        step.effect(new DaemonEffect.Deactivate(provider.id()));
    }

    private static boolean othersTakeOver(DaemonState state, ProviderRecord loser) {
        return state.calls().values().stream()
                .anyMatch(
                        call ->
                                call.provider() != loser.id()
                                        && Room.takesSound(state, call)
                                        && !Room.leaves(state, call));
    }

    /** R75, R78: sometimes the app is not told. */
    private static void take(Step step, ProviderRecord provider) {
        boolean lost =
                provider.lostSession()
                        && step.switches().on(Quirk.NO_ACTIVATE_AFTER_REMOTE_END)
                        && unheld(step, provider);
        boolean own = step.state().selfActive().contains(provider.app());
        Session now = lost || own ? Session.UNTOLD : Session.ACTIVE;
        step.change(s -> s.with(provider.with(now).withLostSession(false)));
        step.effect(
                now == Session.ACTIVE
                        ? new DaemonEffect.Activate(provider.id())
                        : new DaemonEffect.WithholdActivation(provider.id(), own ? "R75" : "R78"));
    }

    /** Whether the provider's sound is back because a held call of its is: only that is lost. */
    private static boolean unheld(Step step, ProviderRecord provider) {
        return step.before().calls().values().stream()
                .filter(call -> call.provider() == provider.id() && call.onHold())
                .map(call -> step.state().call(call.uuid()))
                .anyMatch(now -> now != null && now.flowing());
    }

    /** R58, R78: an active call ended remotely; whoever is held has lost the session. */
    static void endedRemotely(Step step) {
        for (CallRecord call : Conversations.held(step.state())) {
            ProviderRecord provider = step.state().providers().get(call.provider());
            if (provider != null && provider.session() == Session.INACTIVE) {
                step.change(s -> s.with(provider.withLostSession(true)));
            }
        }
    }

    /** Whether a call owns the phone's sound. */
    public static boolean active(DaemonState state) {
        return state.providers().values().stream().anyMatch(p -> p.session() != Session.INACTIVE);
    }
}
