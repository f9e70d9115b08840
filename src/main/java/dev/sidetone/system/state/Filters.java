package dev.sidetone.system.state;

import dev.sidetone.callkit.CXHandle;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Whose calls the phone does not let through (R31).
 *
 * @param doNotDisturb nobody's
 * @param blocked the block list
 */
public record Filters(boolean doNotDisturb, Set<CXHandle> blocked) {
    public static final Filters NONE = new Filters(false, Set.of());

    public Filters {
        blocked = Set.copyOf(blocked);
    }

    public boolean blocks(@Nullable CXHandle caller) {
        return caller != null && blocked.contains(caller);
    }
}
