package dev.sidetone.system;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A transition in the making: the state so far and the effects so far. Lives for one event. */
final class Step {
    private final PhoneState before;
    private final List<DaemonEffect> effects = new ArrayList<>();
    private PhoneState state;

    Step(PhoneState before) {
        this.before = before;
        this.state = before;
    }

    PhoneState before() {
        return before;
    }

    PhoneState state() {
        return state;
    }

    void change(UnaryOperator<PhoneState> change) {
        state = change.apply(state);
    }

    void effect(DaemonEffect effect) {
        effects.add(effect);
    }

    Result result() {
        return new Result(state, List.copyOf(effects));
    }

    /** What an event leads to. */
    record Result(PhoneState state, List<DaemonEffect> effects) {}
}
