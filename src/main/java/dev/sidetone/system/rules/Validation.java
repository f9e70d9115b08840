package dev.sidetone.system.rules;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXErrorCodeRequestTransactionError;
import dev.sidetone.callkit.CXSetGroupCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.system.choices.Conversations;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Quirk.PartialFailure;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.ProviderRecord;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Why a request is refused: the first failing check wins, one bad action refuses all (R10). */
final class Validation {
    private Validation() {}

    /** The actions that are looked at: all, unless a switch has bad ones left out (R10). */
    static List<CXAction> accepted(Step step, DaemonEvent.TransactionRequested request) {
        List<CXAction> all = request.actions();
        if (step.switches().get(Quirk.PARTIAL_FAILURE) == PartialFailure.REFUSE_ALL
                || refusal(step, request, all) == null) {
            return all;
        }
        List<CXAction> good =
                all.stream().filter(each -> refusal(step, request, List.of(each)) == null).toList();
        return good.isEmpty() ? all : good;
    }

    /** Null when it is accepted. */
    static @Nullable CXErrorCodeRequestTransactionError refusal(
            Step step, DaemonEvent.TransactionRequested request, List<CXAction> actions) {
        DaemonState state = step.state();
        ProviderRecord provider = state.providerOf(request.app());
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
        return refusal(step, provider, actions);
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
            Step step, ProviderRecord provider, List<CXAction> actions) {
        DaemonState state = step.state();
        Set<UUID> starting = new HashSet<>();
        for (CXAction action : actions) {
            if (action instanceof CXStartCallAction start
                    && (state.call(start.callUUID()) != null || !starting.add(start.callUUID()))) {
                return CXErrorCodeRequestTransactionError.CALL_UUID_ALREADY_EXISTS;
            }
        }
        if (!starting.isEmpty()) {
            CXErrorCodeRequestTransactionError early = early(step, provider);
            if (early != null) {
                return early;
            }
            if (Conversations.of(state, provider.id()) + starting.size()
                    > provider.configuration().maximumCallGroups()) {
                return CXErrorCodeRequestTransactionError.MAXIMUM_CALL_GROUPS_REACHED;
            }
        }
        if (!allKnown(state, provider, actions)) {
            return CXErrorCodeRequestTransactionError.UNKNOWN_CALL_UUID;
        }
        if (actions.stream().anyMatch(action -> answersNothing(state, action))) {
            return CXErrorCodeRequestTransactionError.INVALID_ACTION;
        }
        return fits(state, provider, actions)
                ? null
                : CXErrorCodeRequestTransactionError.MAXIMUM_CALL_GROUPS_REACHED;
    }

    /** R35: an answer is for a call that came in and was not answered yet. */
    private static boolean answersNothing(DaemonState state, CXAction action) {
        if (!(action instanceof CXAnswerCallAction answer)) {
            return false;
        }
        CallRecord call = state.call(answer.callUUID());
        return call == null || !call.ringing();
    }

    /** R3: nothing can be started before the handshake has finished. */
    private static @Nullable CXErrorCodeRequestTransactionError early(
            Step step, ProviderRecord provider) {
        int code = step.switches().get(Quirk.EARLY_REQUEST_ERROR);
        if (provider.registered() || code == 0) {
            return null;
        }
        for (var each : CXErrorCodeRequestTransactionError.values()) {
            if (each.rawValue() == code) {
                return each;
            }
        }
        return CXErrorCodeRequestTransactionError.UNKNOWN;
    }

    /** Whether conferences stay within maximumCallsPerCallGroup. */
    private static boolean fits(
            DaemonState state, ProviderRecord provider, List<CXAction> actions) {
        Map<UUID, Integer> joining = new HashMap<>();
        for (CXAction action : actions) {
            if (action instanceof CXSetGroupCallAction group
                    && group.callUUIDToGroupWith() != null) {
                joining.merge(group.callUUIDToGroupWith(), 1, Integer::sum);
            }
        }
        return joining.entrySet().stream()
                .allMatch(
                        each -> {
                            CallRecord target = state.call(each.getKey());
                            return target != null
                                    && Conversations.with(state, target).size() + each.getValue()
                                            <= provider.configuration().maximumCallsPerCallGroup();
                        });
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
            if (action instanceof CXSetGroupCallAction group
                    && group.callUUIDToGroupWith() != null
                    && !owns(state, provider, group.callUUIDToGroupWith())) {
                return false;
            }
        }
        return true;
    }

    /** R12, R13: calls of others and calls that have ended are unknown alike. */
    private static boolean owns(DaemonState state, ProviderRecord provider, UUID uuid) {
        CallRecord call = state.call(uuid);
        return call != null && call.provider() == provider.id();
    }
}
