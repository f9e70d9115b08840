package dev.sidetone.system.rules;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXSetGroupCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.system.choices.Sheets;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.PendingAction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A call that becomes active finds the phone free: what is active, whosever it is, is held first,
 * or ended where it cannot be held (R43, R49, R51, R59).
 */
final class Room {
    private Room() {}

    /** The actions, and before them what they need. */
    static List<CXCallAction> made(Step step, List<CXCallAction> actions) {
        if (actions.stream().noneMatch(Room::takes)) {
            return actions;
        }
        DaemonState state = step.state();
        Set<UUID> settled = new HashSet<>();
        actions.stream().filter(Room::settles).forEach(each -> settled.add(each.callUUID()));
        List<CXCallAction> all = new ArrayList<>(actions);
        // behind what is ended, before what takes the sound (R60)
        int before = (int) actions.stream().takeWhile(each -> !takes(each)).count();
        for (CallRecord call : state.calls().values()) {
            if (!settled.contains(call.uuid())
                    && takesSound(state, call)
                    && !leaves(state, call)
                    && actions.stream().noneMatch(each -> together(state, each, call))) {
                all.add(before++, farewell(step, call));
            }
        }
        return all;
    }

    private static CXCallAction farewell(Step step, CallRecord call) {
        return call.established() && Sheets.canHold(call, step.switches())
                ? new CXSetHeldCallAction(call.uuid(), true)
                : new CXEndCallAction(call.uuid());
    }

    /** Whether an action makes its call active. */
    static boolean takes(CXCallAction action) {
        return action instanceof CXStartCallAction
                || action instanceof CXAnswerCallAction
                || action instanceof CXSetHeldCallAction held && !held.isOnHold();
    }

    /** Whether an action takes its call's sound away. */
    static boolean frees(CXCallAction action) {
        return action instanceof CXEndCallAction
                || action instanceof CXSetHeldCallAction held && held.isOnHold();
    }

    private static boolean settles(CXCallAction action) {
        return takes(action) || frees(action) || action instanceof CXSetGroupCallAction;
    }

    /** Whether a call has the sound, or is about to have it. */
    static boolean takesSound(DaemonState state, CallRecord call) {
        return call.flowing() || pending(state, call).stream().anyMatch(Room::takes);
    }

    /** Whether a call is about to give the sound away. */
    static boolean leaves(DaemonState state, CallRecord call) {
        return pending(state, call).stream().anyMatch(Room::frees);
    }

    private static List<CXCallAction> pending(DaemonState state, CallRecord call) {
        return state.pendingOf(call).stream().map(PendingAction::action).toList();
    }

    /** The same number for calls that are in one conference, or are about to be. */
    static long conversation(DaemonState state, CallRecord call) {
        for (CXCallAction action : pending(state, call)) {
            CallRecord target =
                    action instanceof CXSetGroupCallAction group
                                    && group.callUUIDToGroupWith() != null
                            ? state.call(group.callUUIDToGroupWith())
                            : null;
            if (target != null) {
                return alone(target);
            }
        }
        return alone(call);
    }

    private static long alone(CallRecord call) {
        return call.group() != 0 ? call.group() : -1 - call.order();
    }

    private static boolean together(DaemonState state, CXCallAction action, CallRecord call) {
        CallRecord own = state.call(action.callUUID());
        boolean joining =
                action instanceof CXSetGroupCallAction group
                        && call.uuid().equals(group.callUUIDToGroupWith());
        return joining || takes(action) && own != null && own.together(call);
    }
}
