package dev.sidetone.system.rules;

import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.PendingAction;
import dev.sidetone.system.state.PendingAction.Progress;
import dev.sidetone.system.state.ProviderRecord;
import dev.sidetone.system.state.ProviderRecord.Life;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What breaks: an app's process, the daemon itself (R5, R38). */
final class Losses {
    private Losses() {}

    /**
     * The app of a provider is gone: its calls end as failed, but those that ring go on, and an
     * action for one of them brings the app back (R38).
     */
    static void lost(Step step, long id) {
        for (CallRecord call : step.state().calls().values()) {
            if (call.provider() == id && !call.ringing()) {
                Endings.end(step, call, Endings.Cause.FAILED, step.now());
            }
        }
        ProviderRecord provider = step.state().providers().get(id);
        step.effect(new DaemonEffect.Disconnect(id));
        if (provider == null || provider.calls() == 0) {
            Endings.all(step, id);
            step.change(s -> s.withoutProvider(id));
        } else {
            step.change(s -> s.with(provider.as(Life.ABSENT)));
        }
    }

    /** An app is back: what rang for it is its new provider's. */
    static void adopt(Step step, ProviderRecord now) {
        for (ProviderRecord old : step.state().providers().values()) {
            if (old.app().equals(now.app()) && old.life() == Life.ABSENT) {
                adopt(step, old.id(), now.id());
                step.change(s -> s.withoutProvider(old.id()));
            }
        }
    }

    private static void adopt(Step step, long from, long to) {
        for (PendingAction pending : step.state().pendingInOrder()) {
            if (pending.provider() == from) {
                step.change(s -> s.with(pending.adopted(to).as(Progress.HELD_BACK)));
            }
        }
        for (CallRecord call : step.state().calls().values()) {
            if (call.provider() == from) {
                step.change(s -> s.with(call.adopted(to)));
            }
        }
    }

    /** What waited for the app is handed over as soon as its provider is registered. */
    static void deliverWaiting(Step step, ProviderRecord provider) {
        Map<UUID, List<PendingAction>> waiting = new LinkedHashMap<>();
        for (PendingAction pending : step.state().pendingInOrder()) {
            if (pending.provider() == provider.id() && pending.progress() == Progress.HELD_BACK) {
                PendingAction now = pending.as(Progress.UNDER_WAY);
                step.change(s -> s.with(now));
                step.effect(new DaemonEffect.StopTimer(now.action().uuid()));
                waiting.merge(now.transaction(), List.of(now), Losses::both);
            }
        }
        waiting.forEach((id, actions) -> Transactions.deliver(step, provider.id(), id, actions));
    }

    private static List<PendingAction> both(List<PendingAction> a, List<PendingAction> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }

    /** R5: all calls of apps are gone, delegates are told, then providers are registered anew. */
    static void restarted(Step step, DaemonState before) {
        for (ProviderRecord provider : before.providers().values()) {
            if (provider.cellular()) {
                continue;
            }
            Endings.all(step, provider.id());
            step.effect(new DaemonEffect.TellReset(provider.id()));
            ProviderRecord now = step.state().providers().get(provider.id());
            if (now != null && now.life() == Life.ABSENT) {
                step.change(s -> s.withoutProvider(provider.id()));
            } else if (now != null) {
                step.change(
                        s -> s.with(now.as(Life.CONNECTING).with(ProviderRecord.Session.INACTIVE)));
                step.effect(new DaemonEffect.Reconnect(provider.id()));
            }
        }
        step.change(s -> s.withSequels(List.of()));
    }
}
