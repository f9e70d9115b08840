package dev.sidetone.callkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Actions that belong together, in the order in which they were added, each once (R15). */
public final class CXTransaction {
    private final UUID uuid;
    private final Set<CXAction> actions = Collections.synchronizedSet(new LinkedHashSet<>());

    public CXTransaction(List<? extends CXAction> actions) {
        this(UUID.randomUUID(), actions);
    }

    public CXTransaction(CXAction action) {
        this(List.of(action));
    }

    CXTransaction(UUID uuid, List<? extends CXAction> actions) {
        this.uuid = uuid;
        actions.forEach(this::add);
    }

    /** Adds an action behind the others; one that is there already stays where it is. */
    public void addAction(CXAction action) {
        add(action);
    }

    private void add(CXAction action) {
        actions.add(Objects.requireNonNull(action, "action"));
    }

    public UUID uuid() {
        return uuid;
    }

    /** A copy, in order of insertion. */
    public List<CXAction> actions() {
        synchronized (actions) {
            return new ArrayList<>(actions);
        }
    }

    /** Whether all actions are complete; an empty transaction reads complete. */
    public boolean isComplete() {
        return actions().stream().allMatch(CXAction::isComplete);
    }
}
