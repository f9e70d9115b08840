package dev.sidetone.trace;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * What of CallKit an event is about.
 *
 * @param provider counts from 1 on each phone; 0 for none
 * @param transaction null for none
 * @param action null for none
 */
public record Ids(long provider, @Nullable UUID transaction, @Nullable UUID action) {
    public static final Ids NONE = new Ids(0, null, null);

    public static Ids provider(long provider) {
        return new Ids(provider, null, null);
    }

    public static Ids action(UUID action) {
        return new Ids(0, null, action);
    }
}
