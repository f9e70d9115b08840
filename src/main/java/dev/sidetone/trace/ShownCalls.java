package dev.sidetone.trace;

import java.util.Map;
import java.util.UUID;

/** Writes what an app shows of its calls, whenever that changes. On the app's main queue. */
public final class ShownCalls {
    private final Trace trace;
    private Map<UUID, ShownNote> shown = Map.of();

    /** Nothing is shown yet; {@code trace} is the app's own. */
    public ShownCalls(Trace trace) {
        this.trace = trace;
    }

    /** All calls that the app shows from now on. */
    public void show(Map<UUID, ShownNote> now) {
        now.forEach(
                (call, note) -> {
                    if (!note.equals(shown.get(call))) {
                        trace.add(Layer.APP, Names.App.MODEL_SHOWS, call, note);
                    }
                });
        shown = Map.copyOf(now);
    }
}
