package dev.sidetone.system.choices;

import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.DaemonState;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Calls and conferences: a conversation is a call with all that are in its conference. */
public final class Conversations {
    private Conversations() {}

    /** A call and those in its conference, oldest first. */
    public static List<CallRecord> with(DaemonState state, CallRecord call) {
        return state.calls().values().stream().filter(call::together).toList();
    }

    /** The conversations that are answered or placed and not held; at rest at most one. */
    public static List<CallRecord> active(DaemonState state) {
        return state.calls().values().stream()
                .filter(call -> !call.ringing() && !call.onHold())
                .toList();
    }

    /** Calls that are held, none of whose conference is active. */
    public static List<CallRecord> held(DaemonState state) {
        List<CallRecord> active = active(state);
        return state.calls().values().stream()
                .filter(CallRecord::onHold)
                .filter(call -> active.stream().noneMatch(call::together))
                .toList();
    }

    /** The conversation that was begun last among the held ones; empty where none is held. */
    public static List<CallRecord> lastHeld(DaemonState state) {
        List<CallRecord> held = held(state);
        return held.isEmpty() ? List.of() : with(state, held.getLast());
    }

    /** R67: conversations of a provider, held and ringing ones included. */
    public static int of(DaemonState state, long provider) {
        int alone = 0;
        Set<Long> groups = new HashSet<>();
        for (CallRecord call : state.calls().values()) {
            if (call.provider() == provider && call.group() != 0) {
                groups.add(call.group());
            } else if (call.provider() == provider) {
                alone++;
            }
        }
        return alone + groups.size();
    }

    /** Calls that are in another conversation than {@code call}. */
    public static List<CallRecord> others(DaemonState state, CallRecord call) {
        List<CallRecord> others = new ArrayList<>();
        for (CallRecord each : state.calls().values()) {
            if (!each.together(call)) {
                others.add(each);
            }
        }
        return others;
    }
}
