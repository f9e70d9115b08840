package dev.sidetone.system;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXEndCallAction;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What follows from the state alone: whose audio session is active (R41, R48, R73, R74) and what
 * rings. Compared before and after each event, so that an edge is told exactly once.
 */
final class SessionRules {
    private SessionRules() {}

    static void settle(Step step) {
        ringing(step);
        Set<Long> before = active(step.before());
        Set<Long> now = active(step.state());
        for (Long provider : before) {
            if (!now.contains(provider)) {
                step.effect(new DaemonEffect.Deactivate(provider));
            }
        }
        for (Long provider : now) {
            if (!before.contains(provider)) {
                step.effect(new DaemonEffect.Activate(provider));
            }
        }
    }

    /** Providers with a call that is neither held nor waiting. */
    static Set<Long> active(PhoneState state) {
        Set<Long> active = new LinkedHashSet<>();
        for (CallRecord call : state.calls().values()) {
            if (call.flowing()) {
                active.add(call.provider());
            }
        }
        return active;
    }

    private static void ringing(Step step) {
        DaemonEffect.Ringing before = how(step.before());
        DaemonEffect.Ringing now = how(step.state());
        if (before != now) {
            CallRecord call = waiting(step.state());
            ProviderRecord provider =
                    call == null ? null : step.state().providers().get(call.provider());
            String sound = provider == null ? null : provider.configuration().ringtoneSound();
            step.effect(new DaemonEffect.Ring(now, sound == null ? "ringtone" : sound));
        }
    }

    private static DaemonEffect.Ringing how(PhoneState state) {
        if (waiting(state) == null) {
            return DaemonEffect.Ringing.NOTHING;
        }
        boolean busy = state.calls().values().stream().anyMatch(CallRecord::audible);
        return busy ? DaemonEffect.Ringing.CALL_WAITING : DaemonEffect.Ringing.RINGTONE;
    }

    /** The call whose sheet is shown: the first that nobody has answered or declined yet (R37). */
    static @Nullable CallRecord sheet(PhoneState state) {
        for (CallRecord call : state.calls().values()) {
            if (call.ringing()) {
                return call;
            }
        }
        return null;
    }

    private static @Nullable CallRecord waiting(PhoneState state) {
        CallRecord call = sheet(state);
        boolean dealtWith =
                call != null
                        && (state.isPending(call.uuid(), CXAnswerCallAction.class)
                                || state.isPending(call.uuid(), CXEndCallAction.class));
        return dealtWith ? null : call;
    }
}
