package dev.sidetone.system.rules;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Quirk.Rival;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.DaemonState;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** There is one conversation at a time: who stands in its way is asked to end (R37, R68). */
final class Rivals {
    /** In which order calls took the sound. */
    private enum Turn {
        /** It was to be held, which failed in this very step. */
        OVERSTAYING,
        ACTIVE,
        /** It became active in this very step. */
        NEW
    }

    private Rivals() {}

    static void settle(Step step) {
        if (step.state().flowing() > 1) {
            rivals(step, step.state());
        }
    }

    /** R68: of two active calls that are not in one conference, one is ended. */
    private static void rivals(Step step, DaemonState state) {
        List<CallRecord> active =
                state.calls().values().stream()
                        .filter(call -> call.flowing() && !Room.leaves(state, call))
                        .toList();
        if (active.size() < 2) {
            return;
        }
        CallRecord stays = stays(step, active);
        long staying = Room.conversation(state, stays);
        for (CallRecord call : active) {
            if (Room.conversation(state, call) != staying) {
                end(step, call);
            }
        }
    }

    /** The newest of them, or the oldest. */
    private static CallRecord stays(Step step, List<CallRecord> active) {
        List<CallRecord> byAge =
                active.stream().sorted(Comparator.comparing(call -> turn(step, call))).toList();
        return step.switches().get(Quirk.RIVAL_CALL) == Rival.END_THE_OLDER
                ? byAge.getLast()
                : byAge.getFirst();
    }

    private static Turn turn(Step step, CallRecord call) {
        CallRecord before = step.before().call(call.uuid());
        if (before == null || !before.flowing()) {
            return Turn.NEW;
        }
        return Room.leaves(step.before(), before) ? Turn.OVERSTAYING : Turn.ACTIVE;
    }

    /**
     * R37: whoever else rang when a call was answered is ended by the phone.
     *
     * @param pressed the order of the answer: calls that came later ring on
     */
    static void answered(Step step, CallRecord answered, long pressed) {
        for (UUID uuid : step.state().ringing().values()) {
            CallRecord other = step.state().call(uuid);
            if (other != null
                    && !uuid.equals(answered.uuid())
                    && other.order() < pressed
                    && !step.state().isPending(other, CXAnswerCallAction.class)) {
                end(step, other);
            }
        }
    }

    static void end(Step step, CallRecord call) {
        Transactions.gestured(step, List.of(new CXEndCallAction(call.uuid())));
    }
}
