package dev.sidetone.server.phone;

import com.fasterxml.jackson.databind.JsonNode;

import dev.sidetone.server.binding.BindingDesk.Outcome;
import dev.sidetone.server.exchange.Exchange;
import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.HttpAsk;
import dev.sidetone.server.http.HttpRoute;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.signaling.Protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The own numbers of the identity of an access token are set. */
public final class NumbersRoute implements HttpRoute {
    private static final HttpAnswer NO_NUMBERS =
            Outcomes.answer(
                    new Outcome(
                            400,
                            new WireError(31301, "The body must be JSON with a list, numbers.")));

    private final Exchange exchange;

    /** Numbers of this exchange. */
    public NumbersRoute(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public boolean takes(String path) {
        return path.equals(Protocol.NUMBERS_PATH);
    }

    @Override
    public List<String> methods(String path) {
        return List.of("PUT");
    }

    @Override
    public HttpAnswer tooLarge() {
        return NO_NUMBERS;
    }

    @Override
    public CompletionStage<HttpAnswer> answer(HttpAsk ask) {
        String bearer = Outcomes.bearer(ask);
        return Outcomes.tree(ask)
                .flatMap(NumbersRoute::numbers)
                .map(wanted -> exchange.setNumbers(bearer, wanted).thenApply(Outcomes::answer))
                .orElse(CompletableFuture.completedStage(NO_NUMBERS));
    }

    private static Optional<List<String>> numbers(JsonNode body) {
        JsonNode list = body.path("numbers");
        List<String> numbers = new ArrayList<>();
        list.forEach(number -> numbers.add(number.asText()));
        return list.isArray() ? Optional.of(numbers) : Optional.empty();
    }
}
