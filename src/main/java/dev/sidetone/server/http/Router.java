package dev.sidetone.server.http;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Finds who answers a request, and answers itself where nobody does. */
public final class Router {
    private static final Logger log = LoggerFactory.getLogger(Router.class);
    private static final HttpAnswer NOTHING = HttpAnswer.text(404, "There is nothing here.\n");
    private static final HttpAnswer FAILED = HttpAnswer.text(500, "The server failed.\n");
    private static final String WRONG_METHOD = "This address takes no such request.\n";
    private static final HttpAnswer PREFLIGHT =
            HttpAnswer.empty(204)
                    .with("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE")
                    .with(
                            "Access-Control-Allow-Headers",
                            "Authorization, Content-Type, X-Twilio-Token")
                    .with("Access-Control-Max-Age", "600");

    private final List<HttpRoute> routes;

    /** The first route that takes an address has it. */
    public Router(List<HttpRoute> routes) {
        this.routes = List.copyOf(routes);
    }

    /** The answer that needs no body to be read; null when {@link #answer} gives one. */
    public @Nullable HttpAnswer early(String method, String path) {
        if (method.equals("OPTIONS")) {
            return PREFLIGHT;
        }
        HttpRoute route = route(path);
        if (route == null) {
            return NOTHING;
        }
        List<String> methods = route.methods(path);
        return methods.contains(method)
                ? null
                : HttpAnswer.text(405, WRONG_METHOD).with("Allow", String.join(", ", methods));
    }

    /** How many bytes a body may have that is sent there. */
    public int largestBody(String path) {
        HttpRoute route = route(path);
        return route == null ? 0 : route.largestBody();
    }

    /** The answer to a request whose body has more bytes. */
    public HttpAnswer tooLarge(String path) {
        HttpRoute route = route(path);
        return route == null ? NOTHING : route.tooLarge();
    }

    /** Never completes exceptionally. */
    public CompletionStage<HttpAnswer> answer(HttpAsk ask) {
        HttpAnswer early = early(ask.method(), ask.path());
        HttpRoute route = route(ask.path());
        if (early != null || route == null) {
            return CompletableFuture.completedStage(early == null ? NOTHING : early);
        }
        try {
            return route.answer(ask)
                    .handle((answer, broken) -> broken == null ? answer : failed(ask, broken));
        } catch (RuntimeException broken) {
            return CompletableFuture.completedStage(failed(ask, broken));
        }
    }

    private static HttpAnswer failed(HttpAsk ask, Throwable broken) {
        log.error("{} failed", ask, broken);
        return FAILED;
    }

    private @Nullable HttpRoute route(String path) {
        for (HttpRoute route : routes) {
            if (route.takes(path)) {
                return route;
            }
        }
        return null;
    }
}
