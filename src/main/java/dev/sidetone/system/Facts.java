package dev.sidetone.system;

import dev.sidetone.callkit.CXAction;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/** What the trace keeps of events and effects: short words, no objects that live on. */
final class Facts {
    private Facts() {}

    static @Nullable String of(DaemonEvent event) {
        return switch (event) {
            case DaemonEvent.ProviderConnected e -> e.provider().app();
            case DaemonEvent.TransactionRequested e -> names(e.transaction().actions());
            case DaemonEvent.GestureMade e -> e.action().toString();
            case DaemonEvent.ActionEnded e ->
                    e.action() + (e.fulfilled() ? " fulfilled" : " failed");
            case DaemonEvent.ActionTimedOut e -> e.action().toString();
            case DaemonEvent.EndReported e -> e.reason().name();
            default -> null;
        };
    }

    static @Nullable String of(DaemonEffect effect) {
        return switch (effect) {
            case DaemonEffect.Reply e -> e.error() == null ? "accepted" : e.error().toString();
            case DaemonEffect.Deliver e -> names(e.now());
            case DaemonEffect.DeliverLater e -> e.action().toString();
            case DaemonEffect.StartTimer e -> e.action() + " " + e.length();
            case DaemonEffect.StopTimer e -> e.action().toString();
            case DaemonEffect.TellTimedOut e -> e.action().toString();
            case DaemonEffect.Abandon e -> e.action().toString();
            case DaemonEffect.TellObservers e -> flags(e);
            case DaemonEffect.Ring e -> e.how().name();
            default -> null;
        };
    }

    private static String flags(DaemonEffect.TellObservers told) {
        var call = told.changed();
        return "outgoing=%s connected=%s held=%s ended=%s"
                .formatted(
                        call.isOutgoing(), call.hasConnected(), call.isOnHold(), call.hasEnded());
    }

    private static String names(List<CXAction> actions) {
        return actions.stream().map(CXAction::toString).collect(Collectors.joining(", "));
    }
}
