package dev.sidetone.server.phone;

import com.fasterxml.jackson.databind.JsonNode;

import dev.sidetone.server.binding.BindingDesk.Outcome;
import dev.sidetone.server.exchange.Exchange;
import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.HttpAsk;
import dev.sidetone.server.http.HttpRoute;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.signaling.Protocol;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Devices are bound to the identity of an access token, asked for, and let go. */
public final class BindingsRoute implements HttpRoute {
    private static final String ONE = Protocol.BINDINGS_PATH + "/";
    private static final HttpAnswer NO_DEVICE_TOKEN =
            Outcomes.answer(
                    new Outcome(
                            400,
                            new WireError(
                                    31301,
                                    "The body must be JSON with a deviceToken. Http status: 400")));

    private final Exchange exchange;

    /** Bindings of this exchange. */
    public BindingsRoute(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public boolean takes(String path) {
        return path.equals(Protocol.BINDINGS_PATH) || path.startsWith(ONE);
    }

    @Override
    public List<String> methods(String path) {
        return path.startsWith(ONE) ? List.of("GET", "DELETE") : List.of("POST");
    }

    @Override
    public HttpAnswer tooLarge() {
        return NO_DEVICE_TOKEN;
    }

    @Override
    public CompletionStage<HttpAnswer> answer(HttpAsk ask) {
        String bearer = Outcomes.bearer(ask);
        if (ask.method().equals("POST")) {
            return Outcomes.tree(ask)
                    .filter(body -> body.path("deviceToken").isTextual())
                    .map(body -> bound(bearer, body))
                    .orElse(CompletableFuture.completedStage(NO_DEVICE_TOKEN));
        }
        String device = ask.path().substring(ONE.length());
        CompletionStage<Outcome> outcome =
                ask.method().equals("GET")
                        ? exchange.ask(bearer, device)
                        : exchange.unbind(bearer, device);
        return outcome.thenApply(Outcomes::answer);
    }

    private CompletionStage<HttpAnswer> bound(String bearer, JsonNode body) {
        String device = body.path("deviceToken").asText();
        String environment = body.path("environment").asText(null);
        return exchange.bind(bearer, device, environment).thenApply(Outcomes::answer);
    }
}
