package dev.sidetone.trace;

import java.util.Set;

/**
 * A provider's configuration, as events tell of it.
 *
 * @param copy which copy, handed out by the provider before, this one is; 0 for none (L38)
 * @param groups the most groups of calls
 * @param callsPerGroup the most calls in one
 * @param recents whether ended calls are listed
 * @param handleTypes what can be called back from recents (R99)
 */
public record ConfigurationNote(
        int copy, int groups, int callsPerGroup, boolean recents, Set<String> handleTypes) {
    public ConfigurationNote {
        handleTypes = Set.copyOf(handleTypes);
    }

    @Override
    public String toString() {
        return groups + " × " + callsPerGroup + (recents ? ", in recents" : "");
    }
}
