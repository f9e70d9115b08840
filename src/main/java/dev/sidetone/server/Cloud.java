package dev.sidetone.server;

import dev.sidetone.server.account.Settings;
import dev.sidetone.server.twiml.Link;

import org.jspecify.annotations.Nullable;

/**
 * What a developer has set up for the server.
 *
 * @param settings the developer's own account
 * @param voice whom to ask what becomes of calls; null lets clients call each other by name
 * @param fallback whom to ask where {@code voice} gives nothing; null for nobody
 * @param status who hears of calls that clients have made; null for nobody
 * @param secret without which nothing is told over HTTP; null on this machine alone
 */
public record Cloud(
        Settings settings,
        @Nullable Link voice,
        @Nullable Link fallback,
        @Nullable Link status,
        @Nullable String secret) {
    /** One without another to fall back on. */
    public Cloud(
            Settings settings,
            @Nullable Link voice,
            @Nullable Link status,
            @Nullable String secret) {
        this(settings, voice, null, status, secret);
    }

    /** Nothing at all. */
    public static Cloud none() {
        return new Cloud(Settings.none(), null, null, null);
    }

    /** The same with the account of a developer. */
    public Cloud with(Settings other) {
        return new Cloud(other, voice, fallback, status, secret);
    }

    @Override
    public String toString() {
        return "Cloud[" + settings + "]";
    }
}
