package dev.sidetone.system;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.system.rules.RingRules;
import dev.sidetone.system.rules.SessionRules;
import dev.sidetone.system.state.CallFacts;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.ProviderRecord;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Makes what the screen shows out of what the daemon knows and the phone's contacts. */
record Snapshots(ContactLookup contacts) {
    SystemSnapshot of(DaemonState state, List<RouteHardware.Output> routes) {
        return new SystemSnapshot(
                state.calls().values().stream().map(call -> line(state, call)).toList(),
                sheet(state),
                new SystemSnapshot.Options(false, false, false),
                routes,
                SessionRules.active(state),
                false,
                List.of());
    }

    /** U4, R93: the app's own word first, then the contacts, then the bare handle. */
    String name(CallFacts facts) {
        if (facts.callerName() != null) {
            return facts.callerName();
        }
        if (facts.handle() == null) {
            return "Unknown";
        }
        String contact = contacts.nameOf(facts.handle());
        return contact != null ? contact : facts.handle().value();
    }

    private SystemSnapshot.Line line(DaemonState state, CallRecord call) {
        return new SystemSnapshot.Line(
                call.uuid(),
                name(call.facts()),
                app(state, call),
                call.outgoing(),
                call.connecting(),
                call.connected(),
                call.onHold(),
                call.muted(),
                state.isPending(call, CXAnswerCallAction.class),
                state.isPending(call, CXSetHeldCallAction.class),
                state.isPending(call, CXSetMutedCallAction.class),
                state.isPending(call, CXEndCallAction.class),
                call.facts().canHold(),
                call.facts().canSendDigits(),
                false,
                null,
                call.connectedAt());
    }

    private SystemSnapshot.@Nullable Sheet sheet(DaemonState state) {
        CallRecord call = RingRules.sheet(state);
        if (call == null) {
            return null;
        }
        String app = app(state, call);
        return new SystemSnapshot.Sheet(
                call.uuid(),
                name(call.facts()),
                app,
                call.facts().hasVideo(),
                SystemSnapshot.Form.BANNER,
                List.of(SystemSnapshot.Choice.DECLINE, SystemSnapshot.Choice.ACCEPT),
                state.isPending(call, CXAnswerCallAction.class),
                state.isPending(call, CXEndCallAction.class));
    }

    private static String app(DaemonState state, CallRecord call) {
        ProviderRecord provider = state.providers().get(call.provider());
        return provider == null ? "" : provider.app();
    }
}
