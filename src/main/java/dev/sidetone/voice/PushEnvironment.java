package dev.sidetone.voice;

import java.util.Locale;

/**
 * Whose pushes an app takes, by its {@code aps-environment} entitlement: a push credential reaches
 * apps of its own environment alone. {@link HttpBindings#builtFor} says it to the server.
 */
public enum PushEnvironment {
    /** Apps in development. */
    SANDBOX,
    /** Apps of the store. */
    PRODUCTION;

    /** As the server reads it. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
