package dev.sidetone.system;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Makes what the screen shows out of what the daemon knows. */
final class Snapshots {
    private Snapshots() {}

    static SystemSnapshot of(PhoneState state, List<RouteHardware.Output> routes) {
        return new SystemSnapshot(
                state.calls().values().stream().map(call -> line(state, call)).toList(),
                sheet(state),
                routes,
                !SessionRules.active(state).isEmpty());
    }

    private static SystemSnapshot.Line line(PhoneState state, CallRecord call) {
        return new SystemSnapshot.Line(
                call.uuid(),
                call.name(),
                call.outgoing(),
                call.connecting(),
                call.connected(),
                call.onHold(),
                call.muted(),
                state.isPending(call.uuid(), CXSetHeldCallAction.class),
                state.isPending(call.uuid(), CXSetMutedCallAction.class),
                state.isPending(call.uuid(), CXEndCallAction.class),
                !Boolean.FALSE.equals(call.facts().supportsHolding()),
                !Boolean.FALSE.equals(call.facts().supportsDTMF()),
                call.connectedAt());
    }

    private static SystemSnapshot.@Nullable Sheet sheet(PhoneState state) {
        CallRecord call = SessionRules.sheet(state);
        if (call == null) {
            return null;
        }
        ProviderRecord provider = state.providers().get(call.provider());
        return new SystemSnapshot.Sheet(
                call.uuid(),
                call.name(),
                provider == null ? "" : provider.appName(),
                state.isPending(call.uuid(), CXAnswerCallAction.class),
                state.isPending(call.uuid(), CXEndCallAction.class));
    }
}
