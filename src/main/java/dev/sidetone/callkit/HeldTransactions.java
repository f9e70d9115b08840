package dev.sidetone.callkit;

import dev.sidetone.trace.Ids;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The transactions that a provider was handed and has not ended yet (R18, R30), with its own copies
 * of their actions. Safe for use by several threads.
 */
final class HeldTransactions {
    /**
     * One of them.
     *
     * @param transaction as the delegate sees it
     * @param now its actions that need not wait
     * @param taken whether the delegate took it over: then nothing is performed (R18)
     */
    record Held(CXTransaction transaction, List<CXAction> now, AtomicBoolean taken) {}

    private final List<CXTransaction> transactions = new ArrayList<>();
    private final Map<UUID, CXAction> actions = new HashMap<>();
    private final Map<UUID, Held> homes = new HashMap<>();

    /** {@code provider} and {@code trace} are for what the app does with the actions. */
    synchronized Held hold(
            UUID id,
            List<CallKitService.Handover> handed,
            CXAction.Holder holder,
            long provider,
            Trace trace) {
        List<CXAction> copies = new ArrayList<>();
        List<CXAction> now = new ArrayList<>();
        for (CallKitService.Handover each : handed) {
            CXAction copy = each.action().copy();
            copy.waitUntil(each.timeoutDate());
            copy.writeTo(trace, new Ids(provider, id, copy.uuid()));
            copy.holdFor(holder);
            copies.add(copy);
            if (each.timeoutDate() != null) {
                now.add(copy);
            }
        }
        Held held = new Held(new CXTransaction(id, copies), now, new AtomicBoolean());
        transactions.add(held.transaction());
        for (CXAction copy : copies) {
            actions.put(copy.uuid(), copy);
            homes.put(copy.uuid(), held);
        }
        return held;
    }

    /** The action that may go on now; null when it has ended or was taken over. */
    synchronized @Nullable CXAction proceed(UUID action, Instant timeoutDate) {
        CXAction held = actions.get(action);
        Held home = homes.get(action);
        if (held != null) {
            held.waitUntil(timeoutDate);
        }
        return home == null || home.taken().get() ? null : held;
    }

    synchronized @Nullable CXAction find(UUID action) {
        return actions.get(action);
    }

    /** Lets go of an action that is complete. */
    synchronized @Nullable CXAction release(UUID action) {
        Held home = homes.remove(action);
        if (home != null && home.transaction().isComplete()) {
            transactions.remove(home.transaction());
        }
        return actions.remove(action);
    }

    /** Oldest first. */
    synchronized List<CXTransaction> pending() {
        return transactions.stream().filter(t -> !t.isComplete()).toList();
    }

    synchronized void clear() {
        transactions.clear();
        actions.clear();
        homes.clear();
    }
}
