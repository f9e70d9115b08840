package dev.sidetone.server.call;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What a caller asked for.
 *
 * @param parent the call on whose behalf the server calls; null for none
 * @param temporarySid the caller's own name for the call until it learns the server's
 * @param from who calls, for the callee: a number, or {@code client:} and an identity
 * @param called who is called, for a message to a person
 * @param ring how long it may ring
 */
public record Placement(
        @Nullable String parent,
        String temporarySid,
        String from,
        String called,
        String offer,
        Duration ring) {
    @Override
    public String toString() {
        return "Placement[" + called + "]";
    }
}
