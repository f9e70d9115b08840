package dev.sidetone.softphone;

import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Names;
import dev.sidetone.trace.ShownNote;
import dev.sidetone.trace.Trace;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Writes what the app shows of its calls into the trace, whenever that changes. */
final class ShownCalls {
    private final Trace trace;
    private Map<UUID, ShownNote> shown = Map.of();

    ShownCalls(Trace trace) {
        this.trace = trace;
    }

    void show(SoftphoneSnapshot snapshot) {
        Map<UUID, ShownNote> now = new HashMap<>();
        for (CallSnapshot call : snapshot.calls()) {
            ShownNote note = new ShownNote(call.live(), call.onHold(), call.muted());
            now.put(call.uuid(), note);
            if (!note.equals(shown.get(call.uuid()))) {
                trace.add(Layer.APP, Names.App.MODEL_SHOWS, call.uuid(), note);
            }
        }
        shown = now;
    }
}
