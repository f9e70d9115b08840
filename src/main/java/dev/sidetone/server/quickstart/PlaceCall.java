package dev.sidetone.server.quickstart;

import dev.sidetone.server.exchange.ApiCalls;
import dev.sidetone.server.exchange.ApiCalls.Wanted;
import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.program.Switchboard.Target;
import dev.sidetone.server.script.Script;
import dev.sidetone.server.twiml.InvalidTwiml;
import dev.sidetone.server.twiml.parse.TwimlParser;
import dev.sidetone.token.Identity;

import java.time.Duration;
import java.util.Map;

/** Calls somebody, who is congratulated upon answering; answers the SID of the call. */
public final class PlaceCall {
    private static final Duration RING = Duration.ofSeconds(60);
    private static final String USUAL = "alice";

    private final ApiCalls calls;
    private final Script script;

    /** Calls by these. */
    public PlaceCall(ApiCalls calls) {
        this.calls = calls;
        try {
            script = new Script.Inline(new TwimlParser().parse(Twiml.INCOMING));
        } catch (InvalidTwiml broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Calls a name or a number; a usual name where {@code asked} is empty. */
    public HttpAnswer answer(String asked) {
        String to = asked.isEmpty() ? USUAL : asked;
        boolean number = Called.isNumber(to);
        String problem = number ? null : Identity.problem(to);
        if (problem != null) {
            return HttpAnswer.text(400, problem + "\n");
        }
        String sid = calls.freshSid();
        boolean placed = calls.create(sid, number ? number(to) : client(to)) != null;
        return placed
                ? HttpAnswer.text(200, sid)
                : HttpAnswer.text(429, "There are too many calls already.\n");
    }

    private Wanted number(String to) {
        return wanted(Twiml.CALLER_NUMBER, to, new Target.Number(to));
    }

    private Wanted client(String to) {
        return wanted(Twiml.SOMEBODY, "client:" + to, new Target.Client(to, Map.of()));
    }

    private Wanted wanted(String from, String to, Target target) {
        return new Wanted(from, to, target, RING, script, null, "");
    }
}
