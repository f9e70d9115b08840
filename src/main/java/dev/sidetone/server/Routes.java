package dev.sidetone.server;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.console.Console;
import dev.sidetone.server.console.ConsoleRoute;
import dev.sidetone.server.console.SameOrigin;
import dev.sidetone.server.exchange.Exchange;
import dev.sidetone.server.http.Guarded;
import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.HttpAsk;
import dev.sidetone.server.http.HttpRoute;
import dev.sidetone.server.http.Router;
import dev.sidetone.server.http.Secret;
import dev.sidetone.server.insights.InsightsSink;
import dev.sidetone.server.phone.BindingsRoute;
import dev.sidetone.server.phone.NumbersRoute;
import dev.sidetone.server.quickstart.PlaceCall;
import dev.sidetone.server.quickstart.Quickstart;
import dev.sidetone.server.recording.RecordingBook;
import dev.sidetone.server.rest.AccountRoute;
import dev.sidetone.server.rest.CallNews;
import dev.sidetone.server.rest.CallsRoute;
import dev.sidetone.server.rest.CredentialsRoute;
import dev.sidetone.server.rest.RecordingsRoute;
import dev.sidetone.server.script.Script;
import dev.sidetone.server.web.Door;
import dev.sidetone.server.webhook.Signature;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/** What is where on the server's HTTP ports. */
final class Routes {
    private static final List<String> GET = List.of("GET", "HEAD");

    private Routes() {}

    /**
     * What a developer's server and its helper library find.
     *
     * @param secret without which tokens and documents are not told; null for none
     */
    record Offer(
            Exchange exchange,
            Accounts accounts,
            CallNews news,
            RecordingBook recordings,
            InsightsSink insights,
            @Nullable Script voice,
            @Nullable String secret,
            Console console) {}

    static Router of(Offer offer, Time time) {
        Exchange exchange = offer.exchange();
        List<HttpRoute> routes = new ArrayList<>();
        for (HttpRoute route : new Quickstart(exchange, offer.accounts(), time).routes()) {
            routes.add(guarded(route, offer, ask -> isSigned(ask, offer.accounts())));
        }
        var placing = new PlaceCall(exchange.calls());
        routes.add(guarded(new ConsoleRoute(placing::answer), offer, _ -> false));
        // these ask for an account and its password, or for an access token
        routes.add(
                new RecordingsRoute(
                        offer.recordings(),
                        offer.accounts(),
                        ask -> isSigned(ask, offer.accounts())));
        routes.add(new AccountRoute(offer.accounts()));
        routes.add(new CredentialsRoute(exchange, offer.accounts()));
        routes.add(new CallsRoute(exchange, offer.accounts(), offer.news(), offer.voice()));
        routes.add(new BindingsRoute(exchange));
        routes.add(new NumbersRoute(exchange));
        routes.add(HttpRoute.at("/v1/health", GET, _ -> HttpAnswer.json(200, health())));
        // a page cannot tell the secret, but it has an access token
        routes.add(
                guarded(
                        new InsightsRoute(offer.insights()),
                        offer,
                        ask -> hasToken(ask, exchange)));
        routes.add(socket(Protocol.SIGNAL_PATH));
        routes.add(socket(Protocol.PUSH_PATH));
        return new Router(routes);
    }

    /** Where sockets are opened besides those of clients. */
    static List<Door> doors(Offer offer) {
        String text = offer.secret();
        Secret secret = text == null ? null : new Secret(text);
        Function<HttpAsk, @Nullable HttpAnswer> refusal =
                ask -> {
                    if (!SameOrigin.holds(ask)) {
                        return SameOrigin.REFUSAL;
                    }
                    return secret == null || secret.knows(ask) ? null : Guarded.CLOSED;
                };
        return List.of(new Door(ConsoleRoute.LIVE, refusal, offer.console()::page));
    }

    /** Behind the secret, where there is one; some are let in without it. */
    private static HttpRoute guarded(HttpRoute route, Offer offer, Predicate<HttpAsk> otherwise) {
        String secret = offer.secret();
        return secret == null ? route : new Guarded(route, new Secret(secret), otherwise);
    }

    private static boolean hasToken(HttpAsk ask, Exchange exchange) {
        String token = ask.header("X-Twilio-Token");
        return token != null && exchange.identityOf(token) != null;
    }

    /** Our own webhooks may come for our own documents. */
    private static boolean isSigned(HttpAsk ask, Accounts accounts) {
        String query = ask.query().isEmpty() ? "" : "?" + ask.query();
        String scheme = ask.secure() ? "https://" : "http://";
        String url = scheme + ask.header("Host") + ask.path() + query;
        boolean post = ask.method().equals("POST");
        Map<String, String> form = post ? ask.posted().map() : Map.of();
        return Signature.fits(accounts.authToken(), url, form, ask.header(Signature.HEADER));
    }

    private static HttpRoute socket(String path) {
        return HttpRoute.at(
                path, GET, _ -> HttpAnswer.text(426, "This address is for WebSockets.\n"));
    }

    private static String health() {
        return new ObjectMapper()
                .createObjectNode()
                .put("server", "sidetone")
                .put("pid", ProcessHandle.current().pid())
                .put("version", version())
                .toString();
    }

    static String version() {
        return Objects.requireNonNullElse(
                VoiceServer.class.getPackage().getImplementationVersion(), "development");
    }
}
