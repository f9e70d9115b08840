package dev.sidetone.system.push;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What the phone remembers of one app's pushes, over all its processes.
 *
 * @param last id of the push that came last; 0 before
 * @param open by id, oldest first
 * @param failures when the app was killed for a push, oldest first (R90)
 */
public record PushState(long last, Map<Long, OpenPush> open, List<Instant> failures) {
    /** Of an app that has just been installed. */
    public static final PushState EMPTY = new PushState(0, Map.of(), List.of());

    public PushState {
        open = java.util.Collections.unmodifiableMap(new TreeMap<>(open));
        failures = List.copyOf(failures);
    }

    PushState with(long id, OpenPush push) {
        Map<Long, OpenPush> all = new TreeMap<>(open);
        all.put(id, push);
        return new PushState(Math.max(last, id), all, failures);
    }

    PushState without(long id) {
        Map<Long, OpenPush> all = new TreeMap<>(open);
        all.remove(id);
        return new PushState(last, all, failures);
    }

    PushState each(UnaryOperator<OpenPush> change) {
        Map<Long, OpenPush> all = new TreeMap<>(open);
        all.replaceAll((id, push) -> change.apply(push));
        return new PushState(last, all, failures);
    }

    PushState failed(Instant at) {
        List<Instant> all = new ArrayList<>(failures);
        all.add(at);
        return new PushState(last, open, all);
    }

    PushState closed() {
        return new PushState(last, Map.of(), failures);
    }

    PushState failuresSince(Instant from) {
        return new PushState(last, open, failures.stream().filter(from::isBefore).toList());
    }
}
