package dev.sidetone.server.exchange;

import dev.sidetone.server.call.CallRules;
import dev.sidetone.server.call.Callee;
import dev.sidetone.server.call.Fork;
import dev.sidetone.server.program.Conductor;
import dev.sidetone.server.script.Launch;
import dev.sidetone.server.script.Line;
import dev.sidetone.server.script.Script;
import dev.sidetone.server.webhook.Direction;
import dev.sidetone.signaling.FormParams;
import dev.sidetone.time.Randomness;
import dev.sidetone.token.AccessToken;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which program takes a call, if any does. Lives on the server's queue. */
final class Programs {
    /** A developer's server decides how long callers wait; this ends what it has forgotten. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Conductor conductor;
    private final Randomness randomness;
    private final @Nullable Script application;

    Programs(Conductor conductor, Randomness randomness, @Nullable Script application) {
        this.conductor = conductor;
        this.randomness = randomness;
        this.application = application;
    }

    /** A program that waits to be rung. */
    record Program(Fork fork, String called, Duration ring) {}

    /** The program of a client's call: the developer's, or a line; null when it calls somebody. */
    @Nullable Program of(String sid, String from, AccessToken token, @Nullable String params) {
        if (application != null) {
            Map<String, String> all = new LinkedHashMap<>(token.voice().outgoingParams());
            if (params != null) {
                all.putAll(FormParams.decode(params));
            }
            Launch launch =
                    new Launch(
                            application,
                            sid,
                            token.voice().applicationSid(),
                            from,
                            all.getOrDefault("To", ""),
                            Direction.INBOUND,
                            all);
            return program(Callee.client("application", ""), launch, LONGEST);
        }
        Destination to = Destination.of(params, token.voice().outgoingParams());
        Line line = Line.named(to.name());
        return line == null ? null : line(line, sid, from);
    }

    /** A line that is rung. */
    Program line(Line line, String callSid, String from) {
        Callee callee = Callee.client(line.dialled(), "");
        return program(callee, line.launch(callSid, from), CallRules.RING_TIME);
    }

    private Program program(Callee callee, Launch launch, Duration ring) {
        String leg = randomness.sid("CA");
        conductor.expect(leg, launch);
        Fork fork = Fork.onSocket(leg, callee, conductor.attachment());
        return new Program(fork, callee.identity(), ring);
    }
}
