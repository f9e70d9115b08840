package dev.sidetone.system.state;

import dev.sidetone.callkit.CXCallAction;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Everything the call daemon knows: all providers of all apps, all calls, all actions under way.
 * Immutable; every method answers a new state. What is asked at every event ({@link #ringing},
 * {@link #taken}, the counts of a provider) is kept up to date with each change instead of being
 * counted.
 *
 * @param providers by id, oldest first
 * @param calls that have not ended, by order
 * @param orders of the calls, by uuid
 * @param pending actions that have not ended, by uuid
 * @param ringing the calls that nobody has answered yet, by order
 * @param taken how many calls are past their start or answer
 * @param next the order of the next call or action
 * @param filters whose calls are not let through
 */
public record DaemonState(
        Ledger<Long, ProviderRecord> providers,
        Ledger<Long, CallRecord> calls,
        Ledger<UUID, Long> orders,
        Ledger<UUID, PendingAction> pending,
        Ledger<Long, UUID> ringing,
        int taken,
        long next,
        Filters filters) {

    public static final DaemonState EMPTY =
            new DaemonState(
                    Ledger.empty(),
                    Ledger.empty(),
                    Ledger.empty(),
                    Ledger.empty(),
                    Ledger.empty(),
                    0,
                    0,
                    Filters.NONE);

    /** A call that has not ended; null for none. */
    public @Nullable CallRecord call(UUID uuid) {
        Long order = orders.get(uuid);
        return order == null ? null : calls.get(order);
    }

    /** The provider of an app: the newest one (R4). */
    public @Nullable ProviderRecord providerOf(String app) {
        ProviderRecord found = null;
        for (ProviderRecord provider : providers.values()) {
            if (provider.app().equals(app)) {
                found = provider;
            }
        }
        return found;
    }

    /** The actions under way for a call, oldest first. */
    public List<PendingAction> pendingOf(CallRecord call) {
        List<PendingAction> found = new ArrayList<>();
        for (UUID action : call.actions()) {
            PendingAction known = pending.get(action);
            if (known != null) {
                found.add(known);
            }
        }
        return found;
    }

    /** All actions under way, oldest first. */
    public List<PendingAction> pendingInOrder() {
        return pending.values().stream()
                .sorted(Comparator.comparingLong(PendingAction::order))
                .toList();
    }

    /** Whether an action of this kind is under way for a call. */
    public boolean isPending(CallRecord call, Class<? extends CXCallAction> kind) {
        return pendingOf(call).stream().anyMatch(p -> kind.isInstance(p.action()));
    }

    public DaemonState with(ProviderRecord provider) {
        return with(providers.with(provider.id(), provider));
    }

    public DaemonState withoutProvider(long id) {
        return with(providers.without(id));
    }

    public DaemonState with(Filters newer) {
        return new DaemonState(providers, calls, orders, pending, ringing, taken, next, newer);
    }

    /** Adds a call or puts it in the place of what was known of it. */
    public DaemonState with(CallRecord call) {
        CallRecord old = calls.get(call.order());
        return new DaemonState(
                counting(call.provider(), old, call),
                calls.with(call.order(), call),
                old == null ? orders.with(call.uuid(), call.order()) : orders,
                pending,
                ringing(call.order(), call),
                taken + one(call.taken()) - one(old != null && old.taken()),
                Math.max(next, call.order() + 1),
                filters);
    }

    public DaemonState without(CallRecord call) {
        CallRecord old = calls.get(call.order());
        return new DaemonState(
                counting(call.provider(), old, null),
                calls.without(call.order()),
                orders.without(call.uuid()),
                pending,
                ringing(call.order(), null),
                taken - one(old != null && old.taken()),
                next,
                filters);
    }

    public DaemonState with(PendingAction action) {
        UUID uuid = action.action().uuid();
        CallRecord call = call(action.call());
        boolean known = call == null || call.actions().contains(uuid);
        DaemonState base = known ? this : with(call.withAction(uuid));
        return base.withPending(pending.with(uuid, action), Math.max(next, action.order() + 1));
    }

    public DaemonState without(PendingAction action) {
        UUID uuid = action.action().uuid();
        CallRecord call = call(action.call());
        DaemonState base = call == null ? this : with(call.withoutAction(uuid));
        return base.withPending(pending.without(uuid), next);
    }

    private DaemonState withPending(Ledger<UUID, PendingAction> now, long nowNext) {
        return new DaemonState(providers, calls, orders, now, ringing, taken, nowNext, filters);
    }

    private DaemonState with(Ledger<Long, ProviderRecord> now) {
        return new DaemonState(now, calls, orders, pending, ringing, taken, next, filters);
    }

    private Ledger<Long, ProviderRecord> counting(
            long id, @Nullable CallRecord old, @Nullable CallRecord now) {
        ProviderRecord provider = providers.get(id);
        int more = one(now != null) - one(old != null);
        int flowing = one(now != null && now.flowing()) - one(old != null && old.flowing());
        return provider == null || more == 0 && flowing == 0
                ? providers
                : providers.with(id, provider.counting(more, flowing));
    }

    private Ledger<Long, UUID> ringing(long order, @Nullable CallRecord now) {
        boolean rings = now != null && now.ringing();
        if (rings == ringing.contains(order)) {
            return ringing;
        }
        return rings ? ringing.with(order, now.uuid()) : ringing.without(order);
    }

    private static int one(boolean counts) {
        return counts ? 1 : 0;
    }
}
