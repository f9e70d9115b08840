package dev.sidetone.trace;

import org.jspecify.annotations.Nullable;

/**
 * What an update of a call sets, as events tell of it; null for what it does not set.
 *
 * @param party the other party's handle
 */
public record UpdateNote(
        @Nullable String party,
        @Nullable Boolean holding,
        @Nullable Boolean grouping,
        @Nullable Boolean ungrouping,
        @Nullable Boolean digits) {
    /** Whether it says anything of what the call can do. */
    public boolean tellsCapabilities() {
        return holding != null || grouping != null || ungrouping != null || digits != null;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(party == null ? "" : party);
        word(text, "holding", holding);
        word(text, "grouping", grouping);
        word(text, "ungrouping", ungrouping);
        word(text, "digits", digits);
        return text.toString();
    }

    private static void word(StringBuilder text, String name, @Nullable Boolean set) {
        if (set != null) {
            text.append(text.isEmpty() ? "" : ", ").append(set ? "" : "no ").append(name);
        }
    }
}
