package dev.sidetone.testing;

import dev.sidetone.trace.Event;
import dev.sidetone.trace.Trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Traces made comparable: apps draw their UUIDs at random, so these are numbered instead. */
public final class Stories {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Stories() {}

    /** Every event in full, UUIDs in the order of their first appearance. */
    public static List<String> of(Trace trace) {
        Map<String, Integer> seen = new HashMap<>();
        return trace.events().stream().map(event -> numbered(event, seen)).toList();
    }

    private static String numbered(Event event, Map<String, Integer> seen) {
        return UUID.matcher(event.toString())
                .replaceAll(
                        found -> "#" + seen.computeIfAbsent(found.group(), _ -> seen.size() + 1));
    }
}
