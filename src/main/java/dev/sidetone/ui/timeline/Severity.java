package dev.sidetone.ui.timeline;

import dev.sidetone.trace.Event;
import dev.sidetone.trace.Layer;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How bad a finding is. */
enum Severity {
    ERROR,
    WARNING,
    INFO;

    private static final Pattern WORD =
            Pattern.compile("\\b(error|warning|info)\\b", Pattern.CASE_INSENSITIVE);

    /** Of an event of the lint layer, by the first such word in its detail; null for others. */
    static @Nullable Severity of(Event event) {
        if (event.layer() != Layer.LINT) {
            return null;
        }
        Matcher word = WORD.matcher(event.detail() + " " + event.name());
        return word.find() ? valueOf(word.group(1).toUpperCase(Locale.ROOT)) : WARNING;
    }
}
