package dev.sidetone.server.rest;

import dev.sidetone.server.program.Switchboard.Target;
import dev.sidetone.server.script.Line;
import dev.sidetone.signaling.FormParams;
import dev.sidetone.token.Identity;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * One end of a call as a request names it: a number, or {@code client:} and an identity, which may
 * bring parameters for the callee ({@code client:bob?name=Al}).
 *
 * @param shown without the parameters
 */
record Endpoint(String shown, Target target) {
    private static final String CLIENT = "client:";
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,15}");

    /** Who is to be called. */
    static Endpoint to(String text) throws Refusal {
        if (text.isBlank()) {
            throw Refusal.bad(21201, "No 'To' is specified: whom shall the server call?");
        }
        Endpoint to = parse(text, 21211, "To");
        Line line = Line.named(to.name());
        if (line == Line.INVALID) {
            throw Refusal.bad(21211, "'To' " + to.shown() + " rehearses a number that is invalid.");
        }
        if (line == Line.FORBIDDEN) {
            throw Refusal.bad(
                    21215, "'To' " + to.shown() + " rehearses a number that may not be called.");
        }
        return to;
    }

    /** Whom the callee sees. */
    static Endpoint from(String text) throws Refusal {
        if (text.isBlank()) {
            throw Refusal.bad(21213, "No 'From' is specified: who calls?");
        }
        return parse(text, 21212, "From");
    }

    private static Endpoint parse(String text, int code, String field) throws Refusal {
        String trimmed = text.trim();
        if (NUMBER.matcher(trimmed).matches()) {
            return new Endpoint(trimmed, new Target.Number(trimmed));
        }
        if (!trimmed.startsWith(CLIENT)) {
            throw Refusal.bad(
                    code,
                    "'"
                            + field
                            + "' must be a number such as +15550101, or client: and an identity.");
        }
        int query = trimmed.indexOf('?');
        String name = trimmed.substring(CLIENT.length(), query < 0 ? trimmed.length() : query);
        String problem = name.isEmpty() ? "The identity is missing." : Identity.problem(name);
        if (problem != null) {
            throw Refusal.bad(code, "'" + field + "' cannot be used. " + problem);
        }
        Map<String, String> params =
                query < 0 ? Map.of() : FormParams.decode(trimmed.substring(query + 1));
        return new Endpoint(CLIENT + name, new Target.Client(name, params));
    }

    /** The same whose client is told by a webhook. */
    Endpoint notified(String url) {
        return target instanceof Target.Client(String identity, var params, var told, _)
                ? new Endpoint(shown, new Target.Client(identity, params, told, url))
                : this;
    }

    private String name() {
        return switch (target) {
            case Target.Client(String identity, _, _, _) -> identity;
            case Target.Number(String number, _) -> number;
        };
    }
}
