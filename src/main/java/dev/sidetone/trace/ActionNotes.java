package dev.sidetone.trace;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The actions of a transaction as events tell of them.
 *
 * @param all in their order
 */
public record ActionNotes(List<ActionNote> all) {
    public ActionNotes {
        all = List.copyOf(all);
    }

    @Override
    public String toString() {
        return all.stream().map(ActionNote::toString).collect(Collectors.joining(", "));
    }
}
