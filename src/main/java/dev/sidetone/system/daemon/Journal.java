package dev.sidetone.system.daemon;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXCall;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CallKitService;
import dev.sidetone.system.rules.DaemonEffect;
import dev.sidetone.system.rules.DaemonEvent;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.PendingAction;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes what the daemon hears and does into the trace: short words, no objects that live on. */
final class Journal {
    private final Trace trace;

    Journal(Trace trace) {
        this.trace = trace;
    }

    /** Answers the id under which it was written. */
    long write(DaemonEvent event, DaemonState state) {
        String name = event.getClass().getSimpleName();
        return switch (event) {
            case DaemonEvent.ProviderConnected e -> add(name, null, e.app());
            case DaemonEvent.TransactionRequested e ->
                    add(name, first(e.actions()), names(e.actions()));
            case DaemonEvent.GestureMade e -> add(name, first(e.actions()), names(e.actions()));
            case DaemonEvent.ActionEnded e ->
                    action(e.fulfilled() ? "ActionFulfilled" : "ActionFailed", e.action(), state);
            case DaemonEvent.ActionTimedOut e -> action(name, e.action(), state);
            case DaemonEvent.IncomingReported e -> add(name, e.call(), null);
            case DaemonEvent.UpdateReported e -> add(name, e.call(), null);
            case DaemonEvent.EndReported e -> add(name, e.call(), e.reason());
            case DaemonEvent.StartedConnectingReported e -> add(name, e.call(), null);
            case DaemonEvent.ConnectedReported e -> add(name, e.call(), null);
            default -> add(name, null, null);
        };
    }

    /** Answers the id under which it was written; of timers nothing is written. */
    long write(DaemonEffect effect) {
        return switch (effect) {
            case DaemonEffect.Reply e ->
                    e.error() == null
                            ? add("Accepted", null, null)
                            : add("Refused", null, e.error().code());
            case DaemonEffect.Begin _ -> add("ProviderRegistered", null, null);
            case DaemonEffect.Disconnect _ -> add("ProviderGone", null, null);
            case DaemonEffect.Deliver e -> delivered(e);
            case DaemonEffect.Proceed e -> action("ActionProceeded", e.action());
            case DaemonEffect.TellTimedOut e -> action("TimeOutTold", e.action());
            case DaemonEffect.Abandon e -> action("ActionAbandoned", e.action());
            case DaemonEffect.TellObservers e -> changed(e.changed());
            case DaemonEffect.Activate _ -> session("SessionActivated");
            case DaemonEffect.Deactivate _ -> session("SessionDeactivated");
            case DaemonEffect.Ring e -> add("Ringing", null, e.how());
            case DaemonEffect.PlayEndTone e -> add("EndTonePlayed", e.call(), null);
            case DaemonEffect.PlayDtmf e -> add("DigitsPlayed", e.call(), null);
            case DaemonEffect.Enlist e ->
                    add("Enlisted", e.call().uuid(), e.call().missed() ? "missed" : null);
            case DaemonEffect.Ignore e -> add("Ignored", e.subject(), e.why());
            case DaemonEffect.StartTimer _, DaemonEffect.StopTimer _ -> trace.currentCause();
        };
    }

    private long delivered(DaemonEffect.Deliver delivery) {
        List<CXCallAction> actions =
                delivery.actions().stream().map(CallKitService.Handover::action).toList();
        return add("TransactionDelivered", first(actions), names(actions));
    }

    private long action(String name, CXCallAction action) {
        return add(name, action.callUUID(), action.toString());
    }

    private long action(String name, UUID action, DaemonState state) {
        PendingAction pending = state.pending().get(action);
        return pending == null ? add(name, null, null) : action(name, pending.action());
    }

    private long changed(CXCall call) {
        String state =
                call.hasEnded()
                        ? "ended"
                        : call.isOnHold() ? "held" : call.hasConnected() ? "connected" : "begun";
        return add("CallChanged", call.uuid(), state);
    }

    private long session(String name) {
        return trace.add(Layer.AUDIO_SESSION, name, null, null);
    }

    private long add(String name, @Nullable UUID call, @Nullable Object detail) {
        return trace.add(Layer.SYSTEM, name, call, detail);
    }

    private static @Nullable UUID first(List<? extends CXAction> actions) {
        return !actions.isEmpty() && actions.getFirst() instanceof CXCallAction action
                ? action.callUUID()
                : null;
    }

    private static String names(List<? extends CXAction> actions) {
        return actions.size() == 1
                ? actions.getFirst().toString()
                : actions.stream().map(CXAction::toString).collect(Collectors.joining(", "));
    }
}
