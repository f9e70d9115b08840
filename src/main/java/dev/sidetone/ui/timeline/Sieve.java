package dev.sidetone.ui.timeline;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * What is wanted of the timeline.
 *
 * @param call only this one; null for all
 * @param text to be found in layer, thread, app, event or detail; empty for everything
 */
record Sieve(@Nullable String call, String text) {
    static final Sieve ALL = new Sieve(null, "");

    boolean lets(Row row) {
        if (call != null && !call.equals(row.call())) {
            return false;
        }
        if (text.isBlank()) {
            return true;
        }
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        var event = row.event();
        return has(event.name(), wanted)
                || has(event.layer().name(), wanted)
                || has(event.thread(), wanted)
                || has(event.app(), wanted)
                || has(String.valueOf(event.subject()), wanted)
                || has(row.detail(), wanted);
    }

    private static boolean has(String words, String wanted) {
        return words.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
