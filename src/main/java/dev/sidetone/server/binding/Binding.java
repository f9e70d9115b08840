package dev.sidetone.server.binding;

import org.jspecify.annotations.Nullable;

/**
 * A device that wants to be pushed for an identity.
 *
 * @param credentialSid what it is pushed with; null for the household's own
 * @param environment what its app was built for, {@code sandbox} or {@code production}; null where
 *     it does not say
 */
public record Binding(
        String identity,
        String deviceToken,
        @Nullable String credentialSid,
        @Nullable String environment) {
    /** A device of which nothing more is known. */
    public Binding(String identity, String deviceToken) {
        this(identity, deviceToken, null, null);
    }
}
