package dev.sidetone.server;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.exchange.Exchange;
import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.HttpRoute;
import dev.sidetone.server.http.Router;
import dev.sidetone.server.phone.BindingsRoute;
import dev.sidetone.server.phone.NumbersRoute;
import dev.sidetone.server.quickstart.Quickstart;
import dev.sidetone.server.rest.CallNews;
import dev.sidetone.server.rest.CallsRoute;
import dev.sidetone.server.script.Script;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is where on the server's HTTP ports. */
final class Routes {
    private static final List<String> GET = List.of("GET", "HEAD");

    private Routes() {}

    /** What a developer's server and its helper library find. */
    record Offer(Exchange exchange, Accounts accounts, CallNews news, @Nullable Script voice) {}

    static Router of(Offer offer, Time time) {
        Exchange exchange = offer.exchange();
        List<HttpRoute> routes =
                new ArrayList<>(new Quickstart(exchange, offer.accounts(), time).routes());
        routes.add(new CallsRoute(exchange, offer.accounts(), offer.news(), offer.voice()));
        routes.add(HttpRoute.at("/v1/health", GET, _ -> HttpAnswer.json(200, health())));
        routes.add(socket(Protocol.SIGNAL_PATH));
        routes.add(socket(Protocol.PUSH_PATH));
        routes.add(new BindingsRoute(exchange));
        routes.add(new NumbersRoute(exchange));
        return new Router(routes);
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

    private static String version() {
        return Objects.requireNonNullElse(
                VoiceServer.class.getPackage().getImplementationVersion(), "development");
    }
}
