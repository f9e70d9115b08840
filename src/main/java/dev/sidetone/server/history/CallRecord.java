package dev.sidetone.server.history;

import dev.sidetone.server.call.Callee;
import dev.sidetone.server.webhook.CallStatus;
import dev.sidetone.server.webhook.Direction;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * One leg, as the REST interface shows it: a call of its own.
 *
 * @param parent the SID of the call on whose behalf it was made; null for none
 * @param callee who is called, with what is to be told of it; null for the caller's own leg
 * @param answered null until it was
 * @param ended null until it has
 */
public record CallRecord(
        String sid,
        @Nullable String parent,
        String from,
        String to,
        Direction direction,
        CallStatus status,
        @Nullable Callee callee,
        Instant created,
        @Nullable Instant answered,
        @Nullable Instant ended) {
    /** Whether nothing follows. */
    public boolean over() {
        return isOver(status);
    }

    private static boolean isOver(CallStatus status) {
        return switch (status) {
            case QUEUED, INITIATED, RINGING, IN_PROGRESS -> false;
            case COMPLETED, BUSY, FAILED, NO_ANSWER, CANCELED -> true;
        };
    }

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
                isOver(other) ? now : ended);
    }
}
