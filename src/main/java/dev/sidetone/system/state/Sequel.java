package dev.sidetone.system.state;

import dev.sidetone.callkit.CXCallAction;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The second half of a gesture, which waits for the first one (R57: a call of one provider is hung
 * up, then a call of another is unheld).
 *
 * @param after actions that must have ended, however they did
 * @param actions to be committed then
 */
public record Sequel(Set<UUID> after, List<CXCallAction> actions) {
    public Sequel {
        after = Set.copyOf(after);
        actions = List.copyOf(actions);
    }

    Sequel without(UUID ended) {
        Set<UUID> less = new HashSet<>(after);
        less.remove(ended);
        return new Sequel(less, actions);
    }

    public boolean due() {
        return after.isEmpty();
    }
}
