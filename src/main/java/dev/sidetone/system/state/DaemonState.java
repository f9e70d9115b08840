package dev.sidetone.system.state;

import dev.sidetone.callkit.CXCall;
import dev.sidetone.callkit.CXCallAction;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * @param sequels halves of gestures that wait
 * @param selfActive apps that activated their audio session themselves (R75)
 * @param fading ended calls that are still listed (R84)
 */
public record DaemonState(
        Ledger<Long, ProviderRecord> providers,
        Ledger<Long, CallRecord> calls,
        Ledger<UUID, Long> orders,
        Ledger<UUID, PendingAction> pending,
        Ledger<Long, UUID> ringing,
        int taken,
        long next,
        Filters filters,
        List<Sequel> sequels,
        Set<String> selfActive,
        List<CXCall> fading) {
    public static final DaemonState EMPTY =
            new DaemonState(
                    Ledger.empty(),
                    Ledger.empty(),
                    Ledger.empty(),
                    Ledger.empty(),
                    Ledger.empty(),
                    0,
                    0,
                    Filters.NONE,
                    List.of(),
                    Set.of(),
                    List.of());

    /** A call that has not ended; null for none. */
    public @Nullable CallRecord call(UUID uuid) {
        Long order = orders.get(uuid);
        return order == null ? null : calls.get(order);
    }

    /** The provider of an app that runs: the newest one (R4). */
    public @Nullable ProviderRecord providerOf(String app) {
        ProviderRecord found = null;
        for (ProviderRecord provider : providers.values()) {
            if (provider.app().equals(app) && provider.life() != ProviderRecord.Life.ABSENT) {
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

    /** How many calls want an audio session active. */
    public int flowing() {
        int all = 0;
        for (ProviderRecord provider : providers.values()) {
            all += provider.flowing();
        }
        return all;
    }

    public DaemonState with(ProviderRecord provider) {
        return with(providers.with(provider.id(), provider));
    }

    public DaemonState withoutProvider(long id) {
        return with(providers.without(id));
    }

    public DaemonState with(Filters newer) {
        Copy copy = new Copy();
        copy.filters = newer;
        return copy.made();
    }

    public DaemonState withSequels(List<Sequel> waiting) {
        Copy copy = new Copy();
        copy.sequels = List.copyOf(waiting);
        return copy.made();
    }

    /** An action has ended: what waits for it waits no longer. */
    public DaemonState withoutWaitingFor(UUID action) {
        return sequels.isEmpty()
                ? this
                : withSequels(sequels.stream().map(each -> each.without(action)).toList());
    }

    /** R75: whether an app activated its audio session itself. */
    public DaemonState withSelfActive(String app, boolean on) {
        Set<String> apps = new HashSet<>(selfActive);
        if (on) {
            apps.add(app);
        } else {
            apps.remove(app);
        }
        Copy copy = new Copy();
        copy.selfActive = Set.copyOf(apps);
        return copy.made();
    }

    public DaemonState withFading(List<CXCall> listed) {
        Copy copy = new Copy();
        copy.fading = List.copyOf(listed);
        return copy.made();
    }

    /** Adds a call or puts it in the place of what was known of it. */
    public DaemonState with(CallRecord call) {
        CallRecord old = calls.get(call.order());
        Copy copy = new Copy();
        copy.providers = counting(old, call);
        copy.calls = calls.with(call.order(), call);
        copy.orders = old == null ? orders.with(call.uuid(), call.order()) : orders;
        copy.ringing = ringing(call.order(), call);
        copy.taken = taken + one(call.taken()) - one(old != null && old.taken());
        copy.next = Math.max(next, call.order() + 1);
        return copy.made();
    }

    public DaemonState without(CallRecord call) {
        CallRecord old = calls.get(call.order());
        Copy copy = new Copy();
        copy.providers = counting(old, null);
        copy.calls = calls.without(call.order());
        copy.orders = orders.without(call.uuid());
        copy.ringing = ringing(call.order(), null);
        copy.taken = taken - one(old != null && old.taken());
        return copy.made();
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
        return base.withPending(pending.without(uuid), next).withoutWaitingFor(uuid);
    }

    private DaemonState withPending(Ledger<UUID, PendingAction> now, long nowNext) {
        Copy copy = new Copy();
        copy.pending = now;
        copy.next = nowNext;
        return copy.made();
    }

    private DaemonState with(Ledger<Long, ProviderRecord> now) {
        Copy copy = new Copy();
        copy.providers = now;
        return copy.made();
    }

    /** A call may change hands: what it counted for its old provider it counts for its new one. */
    private Ledger<Long, ProviderRecord> counting(
            @Nullable CallRecord old, @Nullable CallRecord now) {
        if (old != null && now != null && old.provider() == now.provider()) {
            return counting(providers, now.provider(), 0, one(now.flowing()) - one(old.flowing()));
        }
        Ledger<Long, ProviderRecord> counted = providers;
        if (old != null) {
            counted = counting(counted, old.provider(), -1, -one(old.flowing()));
        }
        return now == null ? counted : counting(counted, now.provider(), 1, one(now.flowing()));
    }

    private static Ledger<Long, ProviderRecord> counting(
            Ledger<Long, ProviderRecord> all, long id, int more, int flowing) {
        ProviderRecord provider = all.get(id);
        return provider == null || more == 0 && flowing == 0
                ? all
                : all.with(id, provider.counting(more, flowing));
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

    /** This state in the making of the next one. */
    private final class Copy {
        private Ledger<Long, ProviderRecord> providers = DaemonState.this.providers;
        private Ledger<Long, CallRecord> calls = DaemonState.this.calls;
        private Ledger<UUID, Long> orders = DaemonState.this.orders;
        private Ledger<UUID, PendingAction> pending = DaemonState.this.pending;
        private Ledger<Long, UUID> ringing = DaemonState.this.ringing;
        private int taken = DaemonState.this.taken;
        private long next = DaemonState.this.next;
        private Filters filters = DaemonState.this.filters;
        private List<Sequel> sequels = DaemonState.this.sequels;
        private Set<String> selfActive = DaemonState.this.selfActive;
        private List<CXCall> fading = DaemonState.this.fading;

        DaemonState made() {
            return new DaemonState(
                    providers,
                    calls,
                    orders,
                    pending,
                    ringing,
                    taken,
                    next,
                    filters,
                    sequels,
                    selfActive,
                    fading);
        }
    }
}
