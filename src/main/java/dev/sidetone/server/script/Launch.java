package dev.sidetone.server.script;

import dev.sidetone.server.webhook.Direction;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * The call that a program takes, as a developer's server is told of it.
 *
 * @param callSid of the call; the program's own leg may have another
 * @param application {@code AP…}; null for none
 * @param from who calls: a number, or {@code client:} and an identity
 * @param to who is called; empty for a client's call, whose parameters say it
 * @param parameters what the caller's SDK was given
 */
public record Launch(
        Script script,
        String callSid,
        @Nullable String application,
        String from,
        String to,
        Direction direction,
        Map<String, String> parameters) {
    public Launch {
        parameters = Map.copyOf(parameters);
    }
}
