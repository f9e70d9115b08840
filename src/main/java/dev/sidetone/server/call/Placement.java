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
 * @param limit how long it may be talked; null for as long as one likes
 */
public record Placement(
        @Nullable String parent,
        String temporarySid,
        String from,
        String called,
        String offer,
        Duration ring,
        @Nullable Duration limit) {
    /** A call that may be talked as long as one likes. */
    public Placement(
            @Nullable String parent,
            String temporarySid,
            String from,
            String called,
            String offer,
            Duration ring) {
        this(parent, temporarySid, from, called, offer, ring, null);
    }

    @Override
    public String toString() {
        return "Placement[" + called + "]";
    }
}
