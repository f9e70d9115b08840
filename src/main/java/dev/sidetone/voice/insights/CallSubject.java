package dev.sidetone.voice.insights;

import org.jspecify.annotations.Nullable;

/**
 * The call that is told about.
 *
 * @param sid null as long as the server has not named it
 * @param temporarySid null for a call that came in
 * @param edge where the server says that it is; null where it does not
 */
public record CallSubject(
        @Nullable String sid,
        @Nullable String temporarySid,
        boolean outgoing,
        @Nullable String edge,
        @Nullable String region,
        @Nullable String gateway) {}
