package dev.sidetone.system.choices;

import dev.sidetone.system.profile.Switches;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.ProviderRecord;

import java.util.List;

/** What can be done with several calls (U2, U4, R62). */
public final class CallOptions {
    private CallOptions() {}

    /** Another call can be placed: nothing is on its way to be connected, one is not held yet. */
    public static boolean add(DaemonState state, Switches switches) {
        List<CallRecord> calls = state.calls().values();
        return calls.stream().allMatch(CallRecord::connected)
                && Conversations.held(state).isEmpty()
                && Sheets.canHold(Conversations.active(state), switches);
    }

    /** An active and a held conversation, and whoever is to be held can be. */
    public static boolean swap(DaemonState state, Switches switches) {
        List<CallRecord> active = Conversations.active(state);
        return !Conversations.held(state).isEmpty()
                && !active.isEmpty()
                && active.stream().allMatch(CallRecord::connected)
                && Sheets.canHold(active, switches);
    }

    /** R62: of one provider, both sides can group, and the group does not get too large. */
    public static boolean merge(DaemonState state) {
        List<CallRecord> active = Conversations.active(state);
        List<CallRecord> held = Conversations.lastHeld(state);
        if (active.isEmpty() || held.isEmpty()) {
            return false;
        }
        ProviderRecord provider = state.providers().get(active.getFirst().provider());
        return provider != null
                && joins(active, provider)
                && joins(held, provider)
                && active.size() + held.size()
                        <= provider.configuration().maximumCallsPerCallGroup();
    }

    private static boolean joins(List<CallRecord> calls, ProviderRecord provider) {
        return calls.stream()
                .allMatch(
                        call ->
                                call.provider() == provider.id()
                                        && call.connected()
                                        && call.facts().canGroup());
    }

    /** Private: it is in a conference and can leave it (R63). */
    public static boolean ungroup(CallRecord call) {
        return call.group() != 0 && call.facts().canUngroup();
    }
}
