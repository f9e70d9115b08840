package dev.sidetone.server.insights;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Something that an endpoint told. Every text is of the endpoint's own making: short, without
 * control characters, and not to be trusted.
 *
 * @param at when it was taken, by the server's clock
 * @param identity who told it, by its token
 * @param level {@code DEBUG}, {@code INFO}, {@code WARNING} or {@code ERROR}
 * @param callSid the call's name, the temporary one while there is no other; null for none
 * @param detail what belongs to this event alone, as JSON that may be cut off; empty for nothing
 */
public record InsightsEntry(
        Instant at,
        String identity,
        String group,
        String name,
        String level,
        @Nullable String callSid,
        String detail) {}
