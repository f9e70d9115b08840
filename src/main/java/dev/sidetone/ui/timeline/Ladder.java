package dev.sidetone.ui.timeline;

import dev.sidetone.trace.ActionNote;
import dev.sidetone.trace.ActionNotes;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Makes lines of events: what caused them stands before them, and each bears its call, whether it
 * names the call itself or only goes back to something that does. Keeps as many as the trace does.
 */
final class Ladder {
    private static final int DEEPEST = 6;

    private final Map<Long, Row> rows =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Row> eldest) {
                    return size() > Trace.CAPACITY;
                }
            };
    // the Voice SDK speaks of SIDs, CallKit of uuids
    private final Map<String, String> calls = new HashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private int links;
    private long last;

    /** The newest event that was taken; 0 for none. */
    long last() {
        return last;
    }

    /** Takes in what is new; answers its lines. */
    List<Row> take(List<Event> events) {
        List<Row> fresh = new ArrayList<>(events.size());
        for (Event event : events) {
            Row row = row(event);
            rows.put(event.id(), row);
            fresh.add(row);
            last = event.id();
        }
        return fresh;
    }

    private Row row(Event event) {
        Row cause = rows.get(event.cause());
        int depth = cause == null ? 0 : Math.min(DEEPEST, cause.depth() + 1);
        String call = call(event, cause == null ? null : cause.call());
        if (call != null) {
            seen.add(call);
        }
        return new Row(event, depth, call, Severity.of(event));
    }

    private @Nullable String call(Event event, @Nullable String causes) {
        String named = named(event);
        if (named != null) {
            link(causes, named);
            return named;
        }
        if (event.subject() instanceof String sid && sid.matches("CA[0-9a-f]{32}")) {
            link(sid, causes);
            return calls.getOrDefault(sid, sid);
        }
        return causes;
    }

    /** A SID that led to a call, or that a call led to, is that call, also in what was before. */
    private void link(@Nullable String sid, @Nullable String call) {
        if (sid != null
                && call != null
                && sid.startsWith("CA")
                && !call.startsWith("CA")
                && calls.putIfAbsent(sid, call) == null
                && seen.remove(sid)) {
            rows.replaceAll((id, row) -> sid.equals(row.call()) ? row.of(call) : row);
            links++;
        }
    }

    private static @Nullable String named(Event event) {
        if (event.subject() instanceof UUID call) {
            return call.toString();
        }
        UUID noted =
                switch (event.detail()) {
                    case ActionNote note -> note.call();
                    case ActionNotes notes when !notes.all().isEmpty() ->
                            notes.all().getFirst().call();
                    case null, default -> null;
                };
        return noted == null ? null : noted.toString();
    }

    /** How often lines that were handed out have got another call since. */
    int links() {
        return links;
    }

    /** All lines, oldest first. */
    Collection<Row> rows() {
        return Collections.unmodifiableCollection(rows.values());
    }

    /** Every call that was ever seen, oldest first. */
    List<String> calls() {
        return List.copyOf(seen);
    }

    /** What goes before an event, oldest first. */
    List<Row> causes(Row row) {
        List<Row> chain = new ArrayList<>();
        Row cause = rows.get(row.event().cause());
        while (cause != null && chain.size() < 20) {
            chain.addFirst(cause);
            cause = rows.get(cause.event().cause());
        }
        return chain;
    }

    /** When the first line of a call, or of all, was written. */
    long start(@Nullable String call) {
        for (Row row : rows.values()) {
            if (call == null || call.equals(row.call())) {
                return row.event().nanos();
            }
        }
        return 0;
    }
}
