package dev.sidetone.system.rules;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.system.choices.Sheets;
import dev.sidetone.system.rules.DaemonEffect.Ring;
import dev.sidetone.system.rules.DaemonEffect.Ringing;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.ProviderRecord;

import org.jspecify.annotations.Nullable;

/** What rings follows from the state alone (U9); compared before and after each event. */
final class RingRules {
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

    /** U10: it rings on, without a sound. */
    static void silence(Step step) {
        CallRecord call = ringing(step.state());
        if (call == null || call.silenced()) {
            step.ignore(null, "nothing rings");
        } else {
            step.change(s -> s.with(call.thatIsSilenced()));
        }
    }

    /** The call that a person has neither answered nor declined; null for none. */
    static @Nullable CallRecord ringing(DaemonState state) {
        CallRecord call = Sheets.shown(state);
        return call == null
                        || state.isPending(call, CXAnswerCallAction.class)
                        || state.isPending(call, CXEndCallAction.class)
                ? null
                : call;
    }

    private static Ring ring(DaemonState state) {
        CallRecord call = ringing(state);
        if (call == null || call.silenced()) {
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
