package dev.sidetone.server.binding;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * A device that wants to be pushed for an identity. It ends a year after it was made, or renewed by
 * another registration or by a push that was delivered (voice-sdk.md §1.12).
 *
 * @param credentialSid what it is pushed with; null for the household's own
 * @param environment what its app was built for, {@code sandbox} or {@code production}; null where
 *     it does not say
 * @param renewed when it was made or renewed
 */
public record Binding(
        String identity,
        String deviceToken,
        @Nullable String credentialSid,
        @Nullable String environment,
        Instant renewed) {
    private static final Duration YEAR = Duration.ofDays(365);

    /** When it ends. */
    public Instant ends() {
        return renewed.plus(YEAR);
    }

    /** The same, renewed. */
    Binding renewed(Instant now) {
        return new Binding(identity, deviceToken, credentialSid, environment, now);
    }

    /** The same at no time, to be compared with another whatever their ages. */
    public Binding undated() {
        return renewed(Instant.EPOCH);
    }
}
