package dev.sidetone.intents;

import org.jspecify.annotations.Nullable;

/**
 * Somebody to be called. Equal by value.
 *
 * @param personHandle how to reach them; null when only a name is known
 * @param displayName who it is for people
 * @param contactIdentifier of the phone's contact; null for a stranger
 */
public record INPerson(
        @Nullable INPersonHandle personHandle,
        String displayName,
        @Nullable String contactIdentifier) {}
