package dev.sidetone.system.rules;

import dev.sidetone.system.profile.Switches;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.ProviderRecord;

import java.time.Instant;

/**
 * The call daemon: (state, event) → (state, effects), over several apps, providers and calls. An
 * event that does not fit changes nothing.
 */
public final class Transitions {
    private Transitions() {}

    /** What {@code event} leads to at {@code now}. */
    public static Transition apply(
            DaemonState state, DaemonEvent event, Instant now, Switches switches) {
        Step step = new Step(state, now, switches);
        switch (event) {
            case DaemonEvent.ProviderConnected e -> connected(step, e);
            case DaemonEvent.HandshakeFinished e -> handshakeFinished(step, e);
            case DaemonEvent.ConfigurationAssigned e -> configured(step, e);
            case DaemonEvent.ProviderInvalidated e -> Endings.invalidated(step, e.provider());
            case DaemonEvent.FiltersChanged e -> step.change(s -> s.with(e.filters()));
            case DaemonEvent.TransactionRequested e -> Transactions.requested(step, e);
            case DaemonEvent.GestureMade e ->
                    Transactions.gestured(step, Room.made(step, e.actions()));
            case DaemonEvent.VerbUsed e -> Verbs.used(step, e.verb());
            case DaemonEvent.ProviderLost e -> Losses.lost(step, e.provider());
            case DaemonEvent.Restarted _ -> Losses.restarted(step, state);
            case DaemonEvent.SessionSetByApp e ->
                    step.change(s -> s.withSelfActive(e.app(), e.active()));
            case DaemonEvent.RingLimitReached e -> IncomingCalls.rangOut(step, e.call());
            case DaemonEvent.Faded e ->
                    step.change(
                            s ->
                                    s.withFading(
                                            s.fading().stream()
                                                    .filter(call -> !call.uuid().equals(e.call()))
                                                    .toList()));
            case DaemonEvent.ActionEnded e -> Completions.ended(step, e);
            case DaemonEvent.ActionTimedOut e -> Completions.timedOut(step, e);
            case DaemonEvent.IncomingReported e -> IncomingCalls.reported(step, e);
            case DaemonEvent.UpdateReported e -> Reports.updated(step, e);
            case DaemonEvent.EndReported e -> Reports.ended(step, e);
            case DaemonEvent.StartedConnectingReported e -> Reports.startedConnecting(step, e);
            case DaemonEvent.ConnectedReported e -> Reports.connected(step, e);
        }
        Verbs.continued(step);
        SessionRules.settle(step);
        step.runLater();
        Rivals.settle(step);
        RingRules.settle(step);
        return step.result();
    }

    private static void connected(Step step, DaemonEvent.ProviderConnected event) {
        ProviderRecord provider =
                ProviderRecord.connecting(event.provider(), event.app(), event.configuration());
        step.change(s -> s.with(provider));
        Losses.adopt(step, provider);
    }

    /** R1. */
    private static void handshakeFinished(Step step, DaemonEvent.HandshakeFinished event) {
        ProviderRecord provider = step.state().providers().get(event.provider());
        if (provider == null) {
            step.ignore(null, "the provider has gone");
        } else {
            step.change(s -> s.with(provider.as(ProviderRecord.Life.REGISTERED)));
            step.effect(new DaemonEffect.Begin(provider.id()));
            Losses.deliverWaiting(step, provider);
        }
    }

    private static void configured(Step step, DaemonEvent.ConfigurationAssigned event) {
        ProviderRecord provider = step.state().providers().get(event.provider());
        if (provider == null) {
            step.ignore(null, "the provider has gone");
        } else {
            step.change(s -> s.with(provider.configured(event.configuration())));
        }
    }
}
