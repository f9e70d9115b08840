package dev.sidetone.trace;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * An action as it is handed to a delegate.
 *
 * @param action which
 * @param limit how long the phone waits from now on (R24); null where that is not known
 */
public record PerformNote(ActionNote action, @Nullable Duration limit) {
    @Override
    public String toString() {
        return limit == null ? action.toString() : action + ", " + limit.toSeconds() + " s";
    }
}
