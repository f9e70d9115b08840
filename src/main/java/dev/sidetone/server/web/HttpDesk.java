package dev.sidetone.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.server.binding.BindingDesk.Outcome;
import dev.sidetone.server.exchange.Exchange;
import dev.sidetone.server.files.ServerKey;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.time.Time;
import dev.sidetone.token.AccessToken;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.Promise;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the server answers to plain HTTP: tokens, bindings, and who it is. */
final class HttpDesk extends Handler.Abstract.NonBlocking {
    private static final int MAX_BODY = 8 * 1024;
    private static final String USUAL_IDENTITY = "alice";
    private static final String BEARER = "Bearer ";
    private static final String WELCOME =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                    + "<Response><Say>Welcome to Twilio</Say></Response>";

    private static final Outcome NO_DEVICE_TOKEN =
            new Outcome(
                    400,
                    new WireError(
                            31301, "The body must be JSON with a deviceToken. Http status: 400"));

    private static final Outcome NO_NUMBERS =
            new Outcome(400, new WireError(31301, "The body must be JSON with a list, numbers."));

    private final ObjectMapper json = new ObjectMapper();
    private final Exchange exchange;
    private final ServerKey key;
    private final Time time;
    private final Supplier<String> health;

    HttpDesk(Exchange exchange, ServerKey key, Time time, Supplier<String> health) {
        this.exchange = exchange;
        this.key = key;
        this.time = time;
        this.health = health;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        if (request.getMethod().equals("OPTIONS")) {
            preflight(response, callback);
            return true;
        }
        switch (path) {
            case "/" -> Answers.xml(response, callback, WELCOME);
            case "/accessToken" -> accessToken(request, response, callback);
            case "/v1/health" -> Answers.json(response, callback, 200, health.get());
            case Protocol.SIGNAL_PATH, Protocol.PUSH_PATH ->
                    Answers.text(response, callback, 426, "This address is for WebSockets.\n");
            case Protocol.BINDINGS_PATH -> bind(request, response, callback);
            case Protocol.NUMBERS_PATH -> numbers(request, response, callback);
            default -> {
                if (path.startsWith(Protocol.BINDINGS_PATH + "/")) {
                    binding(request, path, response, callback);
                } else {
                    Answers.text(response, callback, 404, "There is nothing here.\n");
                }
            }
        }
        return true;
    }

    private static void preflight(Response response, Callback callback) {
        response.getHeaders().put("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
        response.getHeaders()
                .put("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Twilio-Token");
        response.getHeaders().put("Access-Control-Max-Age", "600");
        Answers.empty(response, callback, 204);
    }

    private void accessToken(Request request, Response response, Callback callback) {
        if (!allows(request, response, callback, "GET", "POST")) {
            return;
        }
        Request.onParameters(
                request,
                Promise.Invocable.from(
                        InvocationType.NON_BLOCKING,
                        fields -> token(fields, response, callback),
                        _ -> Answers.text(response, callback, 400, "The form is malformed.\n")));
    }

    private void token(Fields fields, Response response, Callback callback) {
        String asked = fields.getValue("identity");
        String identity = asked == null || asked.isEmpty() ? USUAL_IDENTITY : asked;
        String problem = Exchange.problemOf(identity);
        if (problem != null) {
            Answers.text(response, callback, 400, problem + "\n");
            return;
        }
        AccessToken token =
                AccessToken.of(
                        key.token(), identity, key.grant(), time.now(), AccessToken.USUAL_LIFE);
        Answers.text(response, callback, 200, token.sign(key.token()));
    }

    private void bind(Request request, Response response, Callback callback) {
        if (allows(request, response, callback, "POST")) {
            String bearer = bearer(request);
            var binding =
                    new Order<>(
                            HttpDesk::deviceToken,
                            device -> exchange.bind(bearer, device),
                            NO_DEVICE_TOKEN);
            take(binding, request, response, callback);
        }
    }

    private void numbers(Request request, Response response, Callback callback) {
        if (allows(request, response, callback, "PUT")) {
            String bearer = bearer(request);
            var setting =
                    new Order<>(
                            HttpDesk::numbers,
                            wanted -> exchange.setNumbers(bearer, wanted),
                            NO_NUMBERS);
            take(setting, request, response, callback);
        }
    }

    /**
     * What a request's body asks for.
     *
     * @param reading nothing where the body says something else
     * @param missing the answer to such a body
     */
    private record Order<T>(
            Function<JsonNode, Optional<T>> reading,
            Function<T, CompletionStage<Outcome>> carryingOut,
            Outcome missing) {}

    private <T> void take(Order<T> order, Request request, Response response, Callback callback) {
        Runnable refusal = () -> refuse(response, callback, order.missing());
        Content.Source.asByteArrayAsync(
                request,
                MAX_BODY,
                Promise.Invocable.from(
                        InvocationType.NON_BLOCKING,
                        body ->
                                tree(body)
                                        .flatMap(order.reading())
                                        .map(order.carryingOut())
                                        .ifPresentOrElse(
                                                outcome -> answer(outcome, response, callback),
                                                refusal),
                        _ -> refusal.run()));
    }

    private Optional<JsonNode> tree(byte[] body) {
        try {
            return Optional.ofNullable(json.readTree(body));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> numbers(JsonNode body) {
        JsonNode list = body.path("numbers");
        List<String> numbers = new ArrayList<>();
        list.forEach(number -> numbers.add(number.asText()));
        return list.isArray() ? Optional.of(numbers) : Optional.empty();
    }

    private void binding(Request request, String path, Response response, Callback callback) {
        if (allows(request, response, callback, "GET", "DELETE")) {
            String device = path.substring(Protocol.BINDINGS_PATH.length() + 1);
            String bearer = bearer(request);
            boolean asked = request.getMethod().equals("GET");
            answer(
                    asked ? exchange.ask(bearer, device) : exchange.unbind(bearer, device),
                    response,
                    callback);
        }
    }

    private static String bearer(Request request) {
        String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
    }

    private static Optional<String> deviceToken(JsonNode body) {
        JsonNode device = body.path("deviceToken");
        return device.isTextual() ? Optional.of(device.asText()) : Optional.empty();
    }

    private void answer(CompletionStage<Outcome> outcome, Response response, Callback callback) {
        outcome.whenComplete(
                (done, broken) -> {
                    if (done == null) {
                        Answers.text(response, callback, 500, "The server failed.\n");
                    } else if (done.error() != null) {
                        refuse(response, callback, done);
                    } else {
                        Answers.empty(response, callback, done.status());
                    }
                });
    }

    private void refuse(Response response, Callback callback, Outcome refused) {
        WireError error = refused.error();
        var body = json.createObjectNode();
        if (error != null) {
            body.put("code", error.code()).put("message", error.message());
        }
        Answers.json(response, callback, refused.status(), body.toString());
    }

    private static boolean allows(
            Request request, Response response, Callback callback, String... methods) {
        for (String method : methods) {
            if (request.getMethod().equals(method)) {
                return true;
            }
        }
        response.getHeaders().put(HttpHeader.ALLOW, String.join(", ", methods));
        Answers.text(response, callback, 405, "This address takes no such request.\n");
        return false;
    }
}
