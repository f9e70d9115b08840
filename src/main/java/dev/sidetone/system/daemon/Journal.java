package dev.sidetone.system.daemon;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXCall;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CallKitService;
import dev.sidetone.system.choices.Verb;
import dev.sidetone.system.rules.DaemonEffect;
import dev.sidetone.system.rules.DaemonEvent;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.PendingAction;
import dev.sidetone.system.state.ProviderRecord;
import dev.sidetone.trace.Ids;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

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
            case DaemonEvent.ProviderConnected e -> provider(name, e.app(), e.provider());
            case DaemonEvent.TransactionRequested e ->
                    about(
                            e.app(),
                            name,
                            first(e.actions()),
                            Notes.of(e.actions()),
                            new Ids(0, e.transaction(), null));
            case DaemonEvent.GestureMade e ->
                    about("", name, first(e.actions()), Notes.of(e.actions()), Ids.NONE);
            case DaemonEvent.ActionEnded e ->
                    action(e.fulfilled() ? "ActionFulfilled" : "ActionFailed", e.action(), state);
            case DaemonEvent.ActionTimedOut e -> action(name, e.action(), state);
            case DaemonEvent.IncomingReported e -> call(name, e.provider(), e.call(), null, state);
            case DaemonEvent.UpdateReported e -> call(name, e.provider(), e.call(), null, state);
            case DaemonEvent.EndReported e -> call(name, e.provider(), e.call(), e.reason(), state);
            case DaemonEvent.StartedConnectingReported e ->
                    call(name, e.provider(), e.call(), null, state);
            case DaemonEvent.ConnectedReported e -> call(name, e.provider(), e.call(), null, state);
            case DaemonEvent.HandshakeFinished e -> call(name, e.provider(), null, null, state);
            case DaemonEvent.ConfigurationAssigned e -> call(name, e.provider(), null, null, state);
            case DaemonEvent.ProviderInvalidated e -> call(name, e.provider(), null, null, state);
            case DaemonEvent.ProviderLost e -> call(name, e.provider(), null, null, state);
            case DaemonEvent.Restarted e -> about("", name, null, e.what(), Ids.NONE);
            case DaemonEvent.SessionSetByApp e -> about(e.app(), name, null, e.active(), Ids.NONE);
            case DaemonEvent.VerbUsed e -> about("", "GestureMade", subject(e), e.verb(), Ids.NONE);
            case DaemonEvent.RingLimitReached e -> about("", name, e.call(), null, Ids.NONE);
            case DaemonEvent.Faded e -> about("", name, e.call(), null, Ids.NONE);
            case DaemonEvent.FiltersChanged _ -> about("", name, null, null, Ids.NONE);
        };
    }

    /** Answers the id under which it was written; of timers nothing is written. */
    long write(DaemonEffect effect, DaemonState state) {
        return switch (effect) {
            case DaemonEffect.Reply e ->
                    e.error() == null
                            ? about("", "Accepted", null, null, Ids.NONE)
                            : about("", "Refused", null, Notes.of(e.error()), Ids.NONE);
            case DaemonEffect.Begin e ->
                    call("ProviderRegistered", e.provider(), null, null, state);
            case DaemonEffect.Disconnect e -> call("ProviderGone", e.provider(), null, null, state);
            case DaemonEffect.TellReset e -> call("ResetTold", e.provider(), null, null, state);
            case DaemonEffect.Reconnect _, DaemonEffect.LimitRinging _, DaemonEffect.Fade _ ->
                    trace.currentCause();
            case DaemonEffect.Relaunch e -> about(e.app(), "Relaunched", null, null, Ids.NONE);
            case DaemonEffect.Interrupt e -> session("SessionInterrupted", e.provider(), state);
            case DaemonEffect.WithholdActivation e ->
                    trace.addAbout(
                            app(e.provider(), state),
                            Layer.AUDIO_SESSION,
                            "ActivationWithheld",
                            null,
                            e.rule(),
                            Ids.provider(e.provider()));
            case DaemonEffect.Deliver e -> delivered(e, state);
            case DaemonEffect.Proceed e ->
                    action("ActionProceeded", e.provider(), e.action(), null, state);
            case DaemonEffect.TellTimedOut e ->
                    action("TimeOutTold", e.provider(), e.action(), null, state);
            case DaemonEffect.Abandon e ->
                    action("ActionAbandoned", e.provider(), e.action(), null, state);
            case DaemonEffect.TellObservers e -> changed(e.changed());
            case DaemonEffect.Activate e -> session("SessionActivated", e.provider(), state);
            case DaemonEffect.Deactivate e -> session("SessionDeactivated", e.provider(), state);
            case DaemonEffect.Ring e -> about("", "Ringing", null, e.how(), Ids.NONE);
            case DaemonEffect.PlayEndTone e -> about("", "EndTonePlayed", e.call(), null, Ids.NONE);
            case DaemonEffect.PlayDtmf e -> about("", "DigitsPlayed", e.call(), null, Ids.NONE);
            case DaemonEffect.Enlist e ->
                    about(
                            e.call().app(),
                            "Enlisted",
                            e.call().uuid(),
                            e.call().missed() ? "missed" : null,
                            Ids.NONE);
            case DaemonEffect.Ignore e -> about("", "Ignored", e.subject(), e.why(), Ids.NONE);
            case DaemonEffect.StartTimer _, DaemonEffect.StopTimer _, DaemonEffect.ToggleLock _ ->
                    trace.currentCause();
        };
    }

    private long delivered(DaemonEffect.Deliver delivery, DaemonState state) {
        List<CXCallAction> actions =
                delivery.actions().stream().map(CallKitService.Handover::action).toList();
        return about(
                app(delivery.provider(), state),
                "TransactionDelivered",
                first(actions),
                Notes.of(actions),
                new Ids(delivery.provider(), delivery.transaction(), null));
    }

    private long action(String name, UUID action, DaemonState state) {
        PendingAction pending = state.pending().get(action);
        return pending == null
                ? about("", name, null, null, Ids.action(action))
                : action(name, pending.provider(), pending.action(), pending.transaction(), state);
    }

    private long action(
            String name,
            long provider,
            CXCallAction action,
            @Nullable UUID transaction,
            DaemonState state) {
        return about(
                app(provider, state),
                name,
                action.callUUID(),
                Notes.of(action),
                new Ids(provider, transaction, action.uuid()));
    }

    private long changed(CXCall call) {
        String now =
                call.hasEnded()
                        ? "ended"
                        : call.isOnHold() ? "held" : call.hasConnected() ? "connected" : "begun";
        return about("", "CallChanged", call.uuid(), now, Ids.NONE);
    }

    private static @Nullable UUID subject(DaemonEvent.VerbUsed event) {
        return switch (event.verb()) {
            case Verb.Answer v -> v.call();
            case Verb.HoldAndAnswer v -> v.call();
            case Verb.EndAndAnswer v -> v.call();
            case Verb.EndHeldAndAnswer v -> v.call();
            case Verb.End v -> v.call();
            case Verb.SetHeld v -> v.call();
            case Verb.Ungroup v -> v.call();
            case Verb.Swap _, Verb.Merge _, Verb.PressVolumeButton _, Verb.PressSideButton _ ->
                    null;
        };
    }

    private long session(String name, long provider, DaemonState state) {
        return trace.addAbout(
                app(provider, state),
                Layer.AUDIO_SESSION,
                name,
                null,
                null,
                Ids.provider(provider));
    }

    private long provider(String name, String app, long provider) {
        return about(app, name, null, app, Ids.provider(provider));
    }

    private long call(
            String name,
            long provider,
            @Nullable UUID call,
            @Nullable Object detail,
            DaemonState state) {
        return about(app(provider, state), name, call, detail, Ids.provider(provider));
    }

    private long about(
            String app, String name, @Nullable UUID call, @Nullable Object detail, Ids ids) {
        return trace.addAbout(app, Layer.SYSTEM, name, call, detail, ids);
    }

    private static String app(long provider, DaemonState state) {
        ProviderRecord known = state.providers().get(provider);
        return known == null ? "" : known.app();
    }

    private static @Nullable UUID first(List<? extends CXAction> actions) {
        return !actions.isEmpty() && actions.getFirst() instanceof CXCallAction action
                ? action.callUUID()
                : null;
    }
}
