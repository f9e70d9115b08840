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
 * @param parent the call on whose behalf this one was made, which waits until the program has been
 *     heard: a whisper; null for any other
 */
public record Launch(
        Script script,
        String callSid,
        @Nullable String application,
        String from,
        String to,
        Direction direction,
        Map<String, String> parameters,
        @Nullable String parent) {
    public Launch {
        parameters = Map.copyOf(parameters);
    }

    /** The program of a call that is nobody's whisper. */
    public Launch(
            Script script,
            String callSid,
            @Nullable String application,
            String from,
            String to,
            Direction direction,
            Map<String, String> parameters) {
        this(script, callSid, application, from, to, direction, parameters, null);
    }

    /** The same with another script. */
    Launch running(Script other) {
        return new Launch(other, callSid, application, from, to, direction, parameters, parent);
    }

    /** Whether it is heard by a callee before the two are connected. */
    public boolean whispers() {
        return parent != null;
    }
}
