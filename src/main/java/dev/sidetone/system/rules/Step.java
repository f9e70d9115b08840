package dev.sidetone.system.rules;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.DaemonState;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A transition in the making: the state so far and the effects so far. Lives for one event. */
final class Step {
    private final DaemonState before;
    private final Instant now;
    private final Switches switches;
    private final List<DaemonEffect> effects = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private DaemonState state;

    Step(DaemonState before, Instant now, Switches switches) {
        this.before = before;
        this.now = now;
        this.switches = switches;
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

    Switches switches() {
        return switches;
    }

    /** R24: how long the phone waits for an action to be ended. */
    Duration patience(CXAction action) {
        return switches.get(
                switch (action) {
                    case CXStartCallAction _ -> Quirk.START_TIMEOUT;
                    case CXAnswerCallAction _ -> Quirk.ANSWER_TIMEOUT;
                    case CXAction _ -> Quirk.OTHER_TIMEOUT;
                });
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

    /** Does something when all that follows from the event itself is settled. */
    void later(Runnable follow) {
        later.add(follow);
    }

    void runLater() {
        later.forEach(Runnable::run);
    }

    Transition result() {
        return new Transition(state, List.copyOf(effects));
    }
}
