package dev.sidetone.lint;

import dev.sidetone.trace.Event;
import dev.sidetone.trace.Layer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The last few thousand events by their id: what led to an event, and what came before it. */
final class Recent {
    private static final int KEPT = 4096;
    private static final int SHOWN = 10;
    private static final int DEPTH = 16;

    private final @Nullable Event[] events = new Event[KEPT];

    void add(Event event) {
        events[(int) (event.id() % KEPT)] = event;
    }

    @Nullable Event find(long id) {
        Event kept = events[(int) (id % KEPT)];
        return kept != null && kept.id() == id ? kept : null;
    }

    /** The nearest of what led to the event that fits; null for none, or for too long ago. */
    @Nullable Event leading(Event to, Predicate<Event> wanted) {
        Event one = find(to.cause());
        for (int step = 0; one != null && step < DEPTH; step++) {
            if (wanted.test(one)) {
                return one;
            }
            one = find(one.cause());
        }
        return null;
    }

    /** The last ten events that are not findings, up to that id. */
    List<Event> upTo(long id) {
        List<Event> last = new ArrayList<>();
        for (long i = id; i > 0 && i > id - KEPT && last.size() < SHOWN; i--) {
            Event event = find(i);
            if (event != null && event.layer() != Layer.LINT) {
                last.addFirst(event);
            }
        }
        return last;
    }
}
