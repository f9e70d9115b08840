package dev.sidetone.server.history;

import dev.sidetone.server.call.Callee;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * One leg, as the REST interface shows it: a call of its own.
 *
 * @param parent the SID of the call on whose behalf it was made; null for none
 * @param direction {@code inbound}, {@code outbound-dial} or {@code outbound-api}
 * @param callee who is called, with what is to be told of it; null for the caller's own leg
 * @param answered null until it was
 * @param ended null until it has
 */
public record CallRecord(
        String sid,
        @Nullable String parent,
        String from,
        String to,
        String direction,
        CallStatus status,
        @Nullable Callee callee,
        Instant created,
        @Nullable Instant answered,
        @Nullable Instant ended) {
    /** How long it was answered, to the second; zero until it has ended. */
    public Duration duration() {
        return answered == null || ended == null
                ? Duration.ZERO
                : Duration.ofSeconds(Duration.between(answered, ended).toSeconds());
    }

    CallRecord at(CallStatus other, Instant now) {
        return new CallRecord(
                sid,
                parent,
                from,
                to,
                direction,
                other,
                callee,
                created,
                other == CallStatus.IN_PROGRESS ? now : answered,
                other.over() ? now : ended);
    }
}
