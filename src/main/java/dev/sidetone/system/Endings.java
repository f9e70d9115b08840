package dev.sidetone.system;

import java.time.Instant;
import java.util.List;

/** How calls end. */
final class Endings {
    private Endings() {}

    /**
     * Takes a call from the state: its other actions fail (R29), it has left {@code calls} when
     * observers hear of it (R84), and it is offered to recents (R46).
     */
    static void end(Step step, CallRecord call, boolean missed, Instant at) {
        step.change(s -> s.without(call));
        for (PendingAction pending : List.copyOf(step.state().pending().values())) {
            if (pending.action().callUUID().equals(call.uuid())) {
                step.change(s -> s.without(pending));
                step.effect(new DaemonEffect.StopTimer(pending.action()));
                step.effect(new DaemonEffect.Abandon(pending.provider(), pending.action()));
            }
        }
        step.effect(new DaemonEffect.TellObservers(call.snapshot(true)));
        if (call.audible()) {
            step.effect(new DaemonEffect.PlayEndTone());
        }
        ProviderRecord provider = step.state().providers().get(call.provider());
        if (provider != null && provider.configuration().includesCallsInRecents()) {
            step.effect(
                    new DaemonEffect.Record(
                            new RecentCall(
                                    call.uuid(),
                                    call.name(),
                                    provider.appName(),
                                    call.outgoing(),
                                    call.connected(),
                                    missed,
                                    call.since(),
                                    at)));
        }
    }

    /** R7: every call of the provider ends as failed; it is told nothing. */
    static void invalidate(Step step, long provider, Instant now) {
        for (CallRecord call : List.copyOf(step.state().calls().values())) {
            if (call.provider() == provider) {
                end(step, call, false, now);
            }
        }
        step.change(s -> s.withoutProvider(provider));
    }
}
