package dev.sidetone.system.rules;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXErrorCodeRequestTransactionError;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.ProviderRecord;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Why a request is refused: the first failing check wins, one bad action refuses all (R10). */
final class Validation {
    private Validation() {}

    /** Null when it is accepted. */
    static @Nullable CXErrorCodeRequestTransactionError refusal(
            DaemonState state, DaemonEvent.TransactionRequested request) {
        ProviderRecord provider = state.providerOf(request.app());
        List<CXAction> actions = request.actions();
        if (!request.entitled()) {
            return CXErrorCodeRequestTransactionError.UNENTITLED;
        }
        if (actions.isEmpty()) {
            return CXErrorCodeRequestTransactionError.EMPTY_TRANSACTION;
        }
        if (provider == null) {
            return CXErrorCodeRequestTransactionError.UNKNOWN_CALL_PROVIDER;
        }
        if (!performable(state, actions)) {
            return CXErrorCodeRequestTransactionError.INVALID_ACTION;
        }
        return refusal(state, provider, actions);
    }

    /** All are actions on calls, and none of them is under way already. */
    private static boolean performable(DaemonState state, List<CXAction> actions) {
        Set<UUID> seen = new HashSet<>();
        return actions.stream()
                .allMatch(
                        action ->
                                action instanceof CXCallAction
                                        && !state.pending().contains(action.uuid())
                                        && seen.add(action.uuid()));
    }

    private static @Nullable CXErrorCodeRequestTransactionError refusal(
            DaemonState state, ProviderRecord provider, List<CXAction> actions) {
        Set<UUID> starting = new HashSet<>();
        for (CXAction action : actions) {
            if (action instanceof CXStartCallAction start
                    && (state.call(start.callUUID()) != null || !starting.add(start.callUUID()))) {
                return CXErrorCodeRequestTransactionError.CALL_UUID_ALREADY_EXISTS;
            }
        }
        if (!starting.isEmpty() && !admits(provider, starting.size())) {
            return CXErrorCodeRequestTransactionError.MAXIMUM_CALL_GROUPS_REACHED;
        }
        return allKnown(state, provider, actions)
                ? null
                : CXErrorCodeRequestTransactionError.UNKNOWN_CALL_UUID;
    }

    /** A call that is started here is known to the actions behind its start. */
    private static boolean allKnown(
            DaemonState state, ProviderRecord provider, List<CXAction> actions) {
        Set<UUID> started = new HashSet<>();
        for (CXAction action : actions) {
            if (action instanceof CXStartCallAction start) {
                started.add(start.callUUID());
            } else if (action instanceof CXCallAction on
                    && !started.contains(on.callUUID())
                    && !owns(state, provider, on.callUUID())) {
                return false;
            }
        }
        return true;
    }

    /** R3: before the handshake has finished nothing can be started, with the same code. */
    private static boolean admits(ProviderRecord provider, int more) {
        return provider.registered()
                && provider.calls() + more <= provider.configuration().maximumCallGroups();
    }

    /** R12, R13: calls of others and calls that have ended are unknown alike. */
    private static boolean owns(DaemonState state, ProviderRecord provider, UUID uuid) {
        CallRecord call = state.call(uuid);
        return call != null && call.provider() == provider.id();
    }
}
