package dev.sidetone.system;

import dev.sidetone.callkit.CXCallAction;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Everything the call daemon knows: all providers of all apps, all calls, all actions under way.
 * Immutable; every method answers a new state.
 *
 * @param providers by id, oldest first
 * @param calls that have not ended, oldest first
 * @param pending actions that have not ended, oldest first
 */
record PhoneState(
        Map<Long, ProviderRecord> providers,
        Map<UUID, CallRecord> calls,
        Map<UUID, PendingAction> pending) {

    static final PhoneState EMPTY = new PhoneState(Map.of(), Map.of(), Map.of());

    PhoneState with(ProviderRecord provider) {
        return new PhoneState(put(providers, provider.id(), provider), calls, pending);
    }

    PhoneState with(CallRecord call) {
        return new PhoneState(providers, put(calls, call.uuid(), call), pending);
    }

    PhoneState with(PendingAction action) {
        return new PhoneState(providers, calls, put(pending, action.action().uuid(), action));
    }

    PhoneState without(CallRecord call) {
        return new PhoneState(providers, remove(calls, call.uuid()), pending);
    }

    PhoneState without(PendingAction action) {
        return new PhoneState(providers, calls, remove(pending, action.action().uuid()));
    }

    PhoneState withoutProvider(long id) {
        return new PhoneState(remove(providers, id), calls, pending);
    }

    PhoneState changing(UUID call, UnaryOperator<CallRecord> change) {
        CallRecord known = calls.get(call);
        return known == null ? this : with(change.apply(known));
    }

    /** The provider of an app: the newest one (R4). */
    @Nullable ProviderRecord providerOf(String app) {
        ProviderRecord found = null;
        for (ProviderRecord provider : providers.values()) {
            if (provider.app().equals(app)) {
                found = provider;
            }
        }
        return found;
    }

    /** Whether an action of this kind is under way for a call. */
    boolean isPending(UUID call, Class<? extends CXCallAction> kind) {
        return pending.values().stream()
                .anyMatch(p -> kind.isInstance(p.action()) && p.action().callUUID().equals(call));
    }

    private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
        Map<K, V> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    private static <K, V> Map<K, V> remove(Map<K, V> map, K key) {
        Map<K, V> copy = new LinkedHashMap<>(map);
        copy.remove(key);
        return copy;
    }
}
