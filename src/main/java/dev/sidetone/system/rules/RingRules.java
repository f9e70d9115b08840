package dev.sidetone.system.rules;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.system.rules.DaemonEffect.Ring;
import dev.sidetone.system.rules.DaemonEffect.Ringing;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.ProviderRecord;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** What rings follows from the state alone (U9); compared before and after each event. */
public final class RingRules {
    private static final Ring SILENCE = new Ring(Ringing.NOTHING, null);

    private RingRules() {}

    static void settle(Step step) {
        if (step.before().ringing().isEmpty() && step.state().ringing().isEmpty()) {
            return;
        }
        Ring now = ring(step.state());
        if (!now.equals(ring(step.before()))) {
            step.effect(now);
        }
    }

    /** The call whose sheet is shown: the first that nobody has answered or declined yet (R37). */
    public static @Nullable CallRecord sheet(DaemonState state) {
        UUID first = state.ringing().first();
        return first == null ? null : state.call(first);
    }

    private static Ring ring(DaemonState state) {
        CallRecord call = sheet(state);
        if (call == null
                || state.isPending(call, CXAnswerCallAction.class)
                || state.isPending(call, CXEndCallAction.class)) {
            return SILENCE;
        }
        if (state.taken() > 0) {
            return new Ring(Ringing.CALL_WAITING, null);
        }
        ProviderRecord provider = state.providers().get(call.provider());
        String own = provider == null ? null : provider.configuration().ringtoneSound();
        return new Ring(Ringing.RINGTONE, own);
    }
}
