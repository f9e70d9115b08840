package dev.sidetone.system.rules;

import dev.sidetone.callkit.CXSetGroupCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.system.choices.Conversations;
import dev.sidetone.system.state.CallRecord;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Calls join conferences and leave them (R62, R63). */
final class Groups {
    private Groups() {}

    /** A group action was fulfilled; {@code order} of the action names a new conference. */
    static void set(Step step, CallRecord call, CXSetGroupCallAction action, long order) {
        UUID with = action.callUUIDToGroupWith();
        CallRecord target = with == null ? null : step.state().call(with);
        if (with == null) {
            leave(step, call);
        } else if (target == null || target.together(call)) {
            step.ignore(call.uuid(), "there is nothing to join");
        } else {
            join(step, call, target, order + 1);
        }
    }

    /** R28: nothing changes; a call that was unheld to join is held again. */
    static void failed(Step step, CallRecord call, CXSetGroupCallAction action) {
        UUID with = action.callUUIDToGroupWith();
        CallRecord target = with == null ? null : step.state().call(with);
        if (target != null && target.flowing() && call.flowing() && !call.together(target)) {
            Transactions.gestured(step, List.of(new CXSetHeldCallAction(call.uuid(), true)));
        }
    }

    private static void join(Step step, CallRecord call, CallRecord target, long fresh) {
        long group = target.group() != 0 ? target.group() : fresh;
        long left = call.group();
        step.change(s -> s.with(target.grouped(group)).with(call.grouped(group)));
        dissolve(step, left);
    }

    /** R63: who stays behind is held. */
    private static void leave(Step step, CallRecord call) {
        long left = call.group();
        step.change(s -> s.with(call.grouped(0)));
        List<CallRecord> others =
                step.state().calls().values().stream()
                        .filter(each -> left != 0 && each.group() == left)
                        .toList();
        dissolve(step, left);
        if (call.flowing()) {
            List<CXSetHeldCallAction> held = new ArrayList<>();
            for (CallRecord other : others) {
                if (other.flowing() && !Room.leaves(step.state(), other)) {
                    held.add(new CXSetHeldCallAction(other.uuid(), true));
                }
            }
            Transactions.gestured(step, List.copyOf(held));
        }
    }

    /** A conference of one is none. */
    static void dissolve(Step step, long group) {
        CallRecord alone = alone(step, group);
        if (alone != null) {
            step.change(s -> s.with(alone.grouped(0)));
        }
    }

    private static @Nullable CallRecord alone(Step step, long group) {
        for (CallRecord call : step.state().calls().values()) {
            if (group != 0 && call.group() == group) {
                return Conversations.with(step.state(), call).size() == 1 ? call : null;
            }
        }
        return null;
    }
}
