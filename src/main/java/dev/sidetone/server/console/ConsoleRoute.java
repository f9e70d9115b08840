package dev.sidetone.server.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.HttpAsk;
import dev.sidetone.server.http.HttpRoute;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The page, what belongs to it, and its one request: {@code POST /console/call} with JSON {@code
 * {"to": …}} calls somebody. Nothing of another place is loaded, and no page of another place is
 * answered.
 */
public final class ConsoleRoute implements HttpRoute {
    /** Where the page is. */
    public static final String PATH = "/console";

    /** Where it hears what happens, by WebSocket. */
    public static final String LIVE = PATH + "/live";

    private static final String CALL = PATH + "/call";
    private static final String INTER = "/com/formdev/flatlaf/fonts/inter/";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
                    + " connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final Map<String, Part> PARTS =
            Map.of(
                    PATH,
                    new Part("text/html; charset=utf-8", "console.html"),
                    PATH + "/console.css",
                    new Part("text/css; charset=utf-8", "console.css"),
                    PATH + "/console.js",
                    new Part("text/javascript; charset=utf-8", "console.js"),
                    PATH + "/rows.js",
                    new Part("text/javascript; charset=utf-8", "rows.js"),
                    PATH + "/settings.js",
                    new Part("text/javascript; charset=utf-8", "settings.js"),
                    PATH + "/icon.svg",
                    new Part("image/svg+xml", "icon.svg"),
                    PATH + "/inter.otf",
                    new Part("font/otf", INTER + "Inter-Regular.otf"),
                    PATH + "/inter-semibold.otf",
                    new Part("font/otf", INTER + "Inter-SemiBold.otf"));

    /** A file of the page; {@code resource} as the class loader finds it from here. */
    private record Part(String type, String resource) {
        HttpAnswer answer() {
            try (InputStream file = ConsoleRoute.class.getResourceAsStream(resource)) {
                return file == null
                        ? HttpAnswer.text(404, "This is not installed.\n")
                        : new HttpAnswer(200, type, file.readAllBytes(), null, Map.of());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private final ObjectMapper json = new ObjectMapper();
    private final Function<String, HttpAnswer> placing;

    /**
     * The page of a server.
     *
     * @param placing calls somebody: answers the SID of the call as text, or why there is none
     */
    public ConsoleRoute(Function<String, HttpAnswer> placing) {
        this.placing = placing;
    }

    @Override
    public boolean takes(String path) {
        return PARTS.containsKey(path) || path.equals(CALL) || path.equals(LIVE);
    }

    @Override
    public List<String> methods(String path) {
        return path.equals(CALL) ? List.of("POST") : List.of("GET", "HEAD");
    }

    @Override
    public CompletionStage<HttpAnswer> answer(HttpAsk ask) {
        return CompletableFuture.completedStage(sealed(answered(ask)));
    }

    private HttpAnswer answered(HttpAsk ask) {
        Part part = PARTS.get(ask.path());
        if (part != null) {
            return part.answer();
        }
        return ask.path().equals(CALL)
                ? call(ask)
                : HttpAnswer.text(426, "This address is for WebSockets.\n");
    }

    private static HttpAnswer sealed(HttpAnswer answer) {
        return answer.with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer")
                .with("Cross-Origin-Resource-Policy", "same-origin")
                .with("X-Frame-Options", "DENY");
    }

    private HttpAnswer call(HttpAsk ask) {
        if (!SameOrigin.holds(ask)) {
            return SameOrigin.REFUSAL;
        }
        String type = ask.header("Content-Type");
        if (type == null || !type.startsWith("application/json")) {
            return problem(
                    415, "The body must be JSON (application/json) such as {\"to\":\"bob\"}.");
        }
        String to = to(ask);
        if (to.isEmpty()) {
            return problem(400, "Say who is to be called: a name or a number.");
        }
        HttpAnswer placed = placing.apply(to);
        String text = placed.content().strip();
        return placed.status() == 200
                ? HttpAnswer.json(200, json.createObjectNode().put("sid", text).toString())
                : problem(placed.status(), text);
    }

    private String to(HttpAsk ask) {
        try {
            JsonNode body = json.readTree(new String(ask.body(), StandardCharsets.UTF_8));
            return body.path("to").asText("").strip();
        } catch (JsonProcessingException notJson) {
            return "";
        }
    }

    private HttpAnswer problem(int status, String text) {
        return HttpAnswer.json(status, json.createObjectNode().put("problem", text).toString());
    }
}
