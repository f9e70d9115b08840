package dev.sidetone.system.rules;

import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.DaemonState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A transition in the making: the state so far and the effects so far. Lives for one event. */
final class Step {
    private final DaemonState before;
    private final Instant now;
    private final Policy policy;
    private final List<DaemonEffect> effects = new ArrayList<>();
    private DaemonState state;

    Step(DaemonState before, Instant now, Policy policy) {
        this.before = before;
        this.now = now;
        this.policy = policy;
        this.state = before;
    }

    DaemonState before() {
        return before;
    }

    DaemonState state() {
        return state;
    }

    Instant now() {
        return now;
    }

    Policy policy() {
        return policy;
    }

    void change(UnaryOperator<DaemonState> change) {
        state = change.apply(state);
    }

    void effect(DaemonEffect effect) {
        effects.add(effect);
    }

    /** Puts a call's new record in place and tells observers (R83). */
    void tell(CallRecord changed) {
        change(s -> s.with(changed));
        effect(new DaemonEffect.TellObservers(changed.snapshot(false)));
    }

    void ignore(@Nullable UUID subject, String why) {
        effect(new DaemonEffect.Ignore(subject, why));
    }

    /** The provider's own call; null, and ignored, for any other (R47). */
    @Nullable CallRecord owned(long provider, UUID call) {
        CallRecord known = state.call(call);
        if (known == null || known.provider() != provider) {
            ignore(call, "no such call of this provider");
            return null;
        }
        return known;
    }

    Transition result() {
        return new Transition(state, List.copyOf(effects));
    }
}
