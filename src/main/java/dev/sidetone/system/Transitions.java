package dev.sidetone.system;

import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXErrorCodeIncomingCallError;

import java.time.Instant;

/**
 * The call daemon as a pure function: state and event give the next state and what is to be done.
 * An event that does not fit changes nothing.
 */
final class Transitions {
    private Transitions() {}

    static Step.Result apply(PhoneState state, DaemonEvent event, Instant now) {
        Step step = new Step(state);
        switch (event) {
            case DaemonEvent.ProviderConnected e -> step.change(s -> s.with(e.provider()));
            case DaemonEvent.HandshakeFinished e -> handshakeFinished(step, e);
            case DaemonEvent.ConfigurationAssigned e -> configure(step, e);
            case DaemonEvent.ProviderInvalidated e -> Endings.invalidate(step, e.provider(), now);
            case DaemonEvent.TransactionRequested e -> Transactions.request(step, e, now);
            case DaemonEvent.GestureMade e -> Transactions.gesture(step, e, now);
            case DaemonEvent.ActionEnded e -> Completions.ended(step, e, now);
            case DaemonEvent.ActionTimedOut e -> Completions.timedOut(step, e.action(), now);
            case DaemonEvent.IncomingReported e -> incoming(step, e, now);
            case DaemonEvent.UpdateReported e ->
                    step.change(s -> s.changing(e.call(), c -> c.withFacts(e.update())));
            case DaemonEvent.EndReported e -> endReported(step, e);
            case DaemonEvent.StartedConnectingReported e ->
                    step.change(s -> s.changing(e.call(), CallRecord::startedConnecting));
            case DaemonEvent.ConnectedReported e -> connected(step, e);
        }
        SessionRules.settle(step);
        return step.result();
    }

    /** R1. */
    private static void handshakeFinished(Step step, DaemonEvent.HandshakeFinished event) {
        ProviderRecord provider = step.state().providers().get(event.provider());
        if (provider != null) {
            step.change(s -> s.with(provider.asRegistered()));
            step.effect(new DaemonEffect.Begin(provider.id()));
        }
    }

    private static void configure(Step step, DaemonEvent.ConfigurationAssigned event) {
        ProviderRecord provider = step.state().providers().get(event.provider());
        if (provider != null) {
            step.change(s -> s.with(provider.configured(event.configuration())));
        }
    }

    /** R31: observers first, then the completion; the sheet follows from the state. */
    private static void incoming(Step step, DaemonEvent.IncomingReported event, Instant now) {
        if (!step.state().providers().containsKey(event.provider())) {
            refuse(step, event, CXErrorCodeIncomingCallError.UNKNOWN);
        } else if (step.state().calls().containsKey(event.call())) {
            refuse(step, event, CXErrorCodeIncomingCallError.CALL_UUID_ALREADY_EXISTS);
        } else {
            CallRecord call =
                    CallRecord.incoming(event.call(), event.provider(), event.update(), now);
            step.change(s -> s.with(call));
            step.effect(new DaemonEffect.TellObservers(call.snapshot(false)));
            step.effect(new DaemonEffect.Reply(event.reply(), null));
        }
    }

    private static void refuse(
            Step step, DaemonEvent.IncomingReported event, CXErrorCodeIncomingCallError code) {
        step.effect(new DaemonEffect.Reply(event.reply(), new CXError(code)));
    }

    /** R45, R47: no End action is sent, and an unknown UUID is ignored. */
    private static void endReported(Step step, DaemonEvent.EndReported event) {
        CallRecord call = step.state().calls().get(event.call());
        if (call != null && call.provider() == event.provider()) {
            boolean elsewhere =
                    event.reason() == CXCallEndedReason.ANSWERED_ELSEWHERE
                            || event.reason() == CXCallEndedReason.DECLINED_ELSEWHERE;
            Endings.end(step, call, call.ringing() && !elsewhere, event.at());
        }
    }

    /** R39. */
    private static void connected(Step step, DaemonEvent.ConnectedReported event) {
        CallRecord call = step.state().calls().get(event.call());
        if (call != null && call.outgoing() && !call.connected()) {
            CallRecord now = call.connectedSince(event.at());
            step.change(s -> s.with(now));
            step.effect(new DaemonEffect.TellObservers(now.snapshot(false)));
        }
    }
}
