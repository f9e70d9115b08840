package dev.sidetone.system.rules;

import dev.sidetone.system.state.CallRecord;

/** What providers report of calls that are there. */
final class Reports {
    private Reports() {}

    /** R71. */
    static void updated(Step step, DaemonEvent.UpdateReported event) {
        CallRecord call = step.owned(event.provider(), event.call());
        if (call != null) {
            step.change(s -> s.with(call.with(call.facts().mergedWith(event.update()))));
        }
    }

    /** R45, R36, R47: no End action is sent, and an unknown UUID is ignored. */
    static void ended(Step step, DaemonEvent.EndReported event) {
        CallRecord call = step.owned(event.provider(), event.call());
        if (call != null) {
            Endings.end(step, call, Endings.Cause.of(event.reason()), event.at());
        }
    }

    /** R39. */
    static void startedConnecting(Step step, DaemonEvent.StartedConnectingReported event) {
        CallRecord call = step.owned(event.provider(), event.call());
        if (call != null && call.outgoing() && !call.connecting()) {
            step.change(s -> s.with(call.startedConnecting()));
        }
    }

    /** R39; a call connects once. */
    static void connected(Step step, DaemonEvent.ConnectedReported event) {
        CallRecord call = step.owned(event.provider(), event.call());
        if (call != null && call.outgoing() && !call.connected()) {
            step.tell(call.connectedSince(event.at()));
        }
    }
}
