package dev.sidetone.system.directory;

import dev.sidetone.callkit.CXError;

import org.jspecify.annotations.Nullable;

/**
 * An installed extension, as settings show it.
 *
 * @param identifier tells extensions apart
 * @param name for people
 * @param enabled whether a person has switched it on
 * @param loading whether it is giving entries now, or waits for its turn
 * @param blocked how many numbers it blocks
 * @param identified how many labels it gives
 * @param lastError of the last load; null after a good one, and before the first
 */
public record ExtensionStatus(
        String identifier,
        String name,
        boolean enabled,
        boolean loading,
        int blocked,
        int identified,
        @Nullable CXError lastError) {
    /** What went wrong in the last load, for people; empty for nothing. */
    public String trouble() {
        return lastError == null ? "" : lastError.localizedDescription();
    }
}
