package dev.sidetone.server.quickstart;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.exchange.Exchange;
import dev.sidetone.server.http.Form;
import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.HttpAsk;
import dev.sidetone.server.http.HttpRoute;
import dev.sidetone.time.Time;
import dev.sidetone.token.AccessToken;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The quickstart servers' addresses, by GET and by POST; those of the serverless variant have names
 * of their own (voice-sdk.md §3). Other than there, who is called sees who calls.
 */
public final class Quickstart {
    private static final List<String> METHODS = List.of("GET", "POST", "HEAD");
    private static final String USUAL_IDENTITY = "alice";
    private static final String SERVERLESS_IDENTITY = "user";

    private final Exchange exchange;
    private final Accounts accounts;
    private final Time time;

    /** The quickstart of a server. */
    public Quickstart(Exchange exchange, Accounts accounts, Time time) {
        this.exchange = exchange;
        this.accounts = accounts;
        this.time = time;
    }

    /** Its addresses. */
    public List<HttpRoute> routes() {
        PlaceCall placing = new PlaceCall(exchange.calls());
        List<HttpRoute> routes = new ArrayList<>();
        add(routes, _ -> HttpAnswer.xml(Twiml.WELCOME), "/", "/hello-world");
        add(routes, ask -> token(ask, USUAL_IDENTITY), "/accessToken");
        add(routes, ask -> token(ask, SERVERLESS_IDENTITY), "/access-token");
        add(routes, ask -> makeCall(ask.form(), ask.form().text("to")), "/makeCall");
        add(routes, ask -> makeCall(ask.form(), either(ask.form())), "/make-call");
        add(routes, ask -> placing.answer(ask.form().text("to")), "/placeCall");
        add(routes, ask -> placing.answer(either(ask.form())), "/place-call");
        add(routes, _ -> HttpAnswer.xml(Twiml.INCOMING), "/incoming");
        return routes;
    }

    private static void add(
            List<HttpRoute> routes, Function<HttpAsk, HttpAnswer> answer, String... paths) {
        for (String path : paths) {
            routes.add(HttpRoute.at(path, METHODS, answer));
        }
    }

    private static String either(Form form) {
        String lower = form.text("to");
        return lower.isEmpty() ? form.text("To") : lower;
    }

    private HttpAnswer token(HttpAsk ask, String usual) {
        String asked = ask.form().text("identity");
        String identity = asked.isEmpty() ? usual : asked;
        String problem = Exchange.problemOf(identity);
        if (problem != null) {
            return HttpAnswer.text(400, problem + "\n");
        }
        AccessToken token =
                AccessToken.of(
                        accounts.signing(),
                        identity,
                        accounts.grant(),
                        time.now(),
                        AccessToken.USUAL_LIFE);
        return HttpAnswer.text(200, token.sign(accounts.signing()));
    }

    private static HttpAnswer makeCall(Form form, String to) {
        return HttpAnswer.xml(to.isEmpty() ? Twiml.FIRST_CALL : Twiml.dial(to, form.text("From")));
    }
}
