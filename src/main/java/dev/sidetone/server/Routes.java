package dev.sidetone.server;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.exchange.Exchange;
import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.HttpRoute;
import dev.sidetone.server.http.Router;
import dev.sidetone.server.phone.BindingsRoute;
import dev.sidetone.server.phone.NumbersRoute;
import dev.sidetone.server.quickstart.AccessTokenRoute;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.time.Time;

import java.util.List;
import java.util.Objects;

/** What is where on the server's HTTP ports. */
final class Routes {
    private static final List<String> GET = List.of("GET", "HEAD");
    private static final String WELCOME =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                    + "<Response><Say>Welcome to Twilio</Say></Response>";

    private Routes() {}

    static Router of(Exchange exchange, Accounts accounts, Time time) {
        return new Router(
                List.of(
                        HttpRoute.at(
                                "/", List.of("GET", "POST", "HEAD"), _ -> HttpAnswer.xml(WELCOME)),
                        new AccessTokenRoute(accounts, time),
                        HttpRoute.at("/v1/health", GET, _ -> HttpAnswer.json(200, health())),
                        socket(Protocol.SIGNAL_PATH),
                        socket(Protocol.PUSH_PATH),
                        new BindingsRoute(exchange),
                        new NumbersRoute(exchange)));
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
