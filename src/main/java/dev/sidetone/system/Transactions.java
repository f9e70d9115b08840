package dev.sidetone.system;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXErrorCodeRequestTransactionError;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.callkit.CXTransaction;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Checks requests and commits transactions; requests and gestures take the same path (R17). */
final class Transactions {
    private Transactions() {}

    /** R9, R10: accepted or refused as a whole; the reply precedes the delivery. */
    static void request(Step step, DaemonEvent.TransactionRequested event, Instant now) {
        ProviderRecord provider = step.state().providerOf(event.app());
        CXErrorCodeRequestTransactionError refusal =
                refusal(step.state(), provider, event.transaction());
        if (provider == null || refusal != null) {
            var code =
                    refusal != null
                            ? refusal
                            : CXErrorCodeRequestTransactionError.UNKNOWN_CALL_PROVIDER;
            step.effect(new DaemonEffect.Reply(event.reply(), new CXError(code)));
            return;
        }
        step.effect(new DaemonEffect.Reply(event.reply(), null));
        commit(step, provider.id(), event.transaction(), now);
    }

    /** A button of the phone's own screen; one that is under way is not pressed twice. */
    static void gesture(Step step, DaemonEvent.GestureMade event, Instant now) {
        CXCallAction action = event.action();
        CallRecord call = step.state().calls().get(action.callUUID());
        boolean repeated =
                !(action instanceof CXPlayDTMFCallAction)
                        && step.state().isPending(action.callUUID(), action.getClass());
        if (call != null && !repeated) {
            commit(step, call.provider(), new CXTransaction(action), now);
        }
    }

    /** The first failing check wins (R10, R13, R3). */
    private static @Nullable CXErrorCodeRequestTransactionError refusal(
            PhoneState state, @Nullable ProviderRecord provider, CXTransaction transaction) {
        List<CXAction> actions = transaction.actions();
        if (actions.isEmpty()) {
            return CXErrorCodeRequestTransactionError.EMPTY_TRANSACTION;
        }
        if (provider == null) {
            return CXErrorCodeRequestTransactionError.UNKNOWN_CALL_PROVIDER;
        }
        if (actions.stream()
                .anyMatch(a -> a.isComplete() || state.pending().containsKey(a.uuid()))) {
            return CXErrorCodeRequestTransactionError.INVALID_ACTION;
        }
        List<UUID> starting = new ArrayList<>();
        for (CXAction action : actions) {
            if (action instanceof CXStartCallAction start) {
                if (state.calls().containsKey(start.callUUID())
                        || starting.contains(start.callUUID())) {
                    return CXErrorCodeRequestTransactionError.CALL_UUID_ALREADY_EXISTS;
                }
                starting.add(start.callUUID());
            }
        }
        if (!starting.isEmpty() && overGroups(state, provider, starting.size())) {
            return CXErrorCodeRequestTransactionError.MAXIMUM_CALL_GROUPS_REACHED;
        }
        for (CXAction action : actions) {
            if (!(action instanceof CXStartCallAction)
                    && action instanceof CXCallAction on
                    && !starting.contains(on.callUUID())
                    && !owns(state, provider, on.callUUID())) {
                return CXErrorCodeRequestTransactionError.UNKNOWN_CALL_UUID;
            }
        }
        return null;
    }

    private static boolean owns(PhoneState state, ProviderRecord provider, UUID uuid) {
        CallRecord call = state.calls().get(uuid);
        return call != null && call.provider() == provider.id();
    }

    private static boolean overGroups(PhoneState state, ProviderRecord provider, int more) {
        if (!provider.registered()) {
            return true;
        }
        long groups =
                state.calls().values().stream().filter(c -> c.provider() == provider.id()).count();
        return groups + more > provider.configuration().maximumCallGroups();
    }

    /** Makes the calls that start, and hands the actions to their provider (R18, R20, R40). */
    static void commit(Step step, long provider, CXTransaction transaction, Instant now) {
        List<CXAction> deliverNow = new ArrayList<>();
        for (CXAction each : transaction.actions()) {
            if (!(each instanceof CXCallAction action)) {
                continue;
            }
            if (action instanceof CXStartCallAction start) {
                begin(step, provider, start, now);
            }
            if (action instanceof CXPlayDTMFCallAction dtmf) {
                step.effect(new DaemonEffect.PlayDtmf(dtmf.digits()));
            }
            boolean waits =
                    action instanceof CXPlayDTMFCallAction
                            && step.state()
                                    .isPending(action.callUUID(), CXPlayDTMFCallAction.class);
            step.change(s -> s.with(new PendingAction(action, transaction, provider, !waits)));
            if (!waits) {
                deliverNow.add(action);
            }
        }
        if (!deliverNow.isEmpty()) {
            step.effect(new DaemonEffect.Deliver(provider, transaction, List.copyOf(deliverNow)));
            deliverNow.forEach(a -> startTimer(step, (CXCallAction) a));
        }
    }

    private static void begin(Step step, long provider, CXStartCallAction start, Instant now) {
        CXCallUpdate facts = new CXCallUpdate();
        facts.setRemoteHandle(start.handle());
        CallRecord call = CallRecord.outgoing(start.callUUID(), provider, facts, now);
        step.change(s -> s.with(call));
        step.effect(new DaemonEffect.TellObservers(call.snapshot(false)));
    }

    static void startTimer(Step step, CXCallAction action) {
        step.effect(new DaemonEffect.StartTimer(action, patience(action)));
    }

    /** R24. */
    static Duration patience(CXCallAction action) {
        return switch (action) {
            case CXStartCallAction start -> Duration.ofSeconds(600);
            case CXAnswerCallAction answer -> Duration.ofSeconds(60);
            default -> Duration.ofSeconds(5);
        };
    }
}
