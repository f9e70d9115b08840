package dev.sidetone.system.rules;

import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.ProviderRecord;

/**
 * Whose audio session is active follows from the state alone: a provider's, as long as one of its
 * calls is past its start or answer and not held (R41, R48, R73, R74). Compared before and after
 * each event, so that every edge is told exactly once, behind all else that the event leads to.
 */
public final class SessionRules {
    private SessionRules() {}

    static void settle(Step step) {
        if (step.before().providers() == step.state().providers()) {
            return;
        }
        for (ProviderRecord old : step.before().providers().values()) {
            if (old.flowing() > 0 && !flows(step.state(), old.id())) {
                step.effect(new DaemonEffect.Deactivate(old.id()));
            }
        }
        for (ProviderRecord now : step.state().providers().values()) {
            if (now.flowing() > 0 && !flows(step.before(), now.id())) {
                step.effect(new DaemonEffect.Activate(now.id()));
            }
        }
    }

    /** Whether a call owns the phone's sound. */
    public static boolean active(DaemonState state) {
        return state.providers().values().stream().anyMatch(p -> p.flowing() > 0);
    }

    private static boolean flows(DaemonState state, long provider) {
        ProviderRecord known = state.providers().get(provider);
        return known != null && known.flowing() > 0;
    }
}
