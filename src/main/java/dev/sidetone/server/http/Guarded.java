package dev.sidetone.server.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * A route for those who know the secret.
 *
 * @param otherwise who is let in without it
 */
public record Guarded(HttpRoute route, Secret secret, Predicate<HttpAsk> otherwise)
        implements HttpRoute {
    /** For all others. */
    public static final HttpAnswer CLOSED =
            HttpAnswer.text(
                            401,
                            "This server wants its secret: as Bearer token, as the password of"
                                + " Basic authentication, or as ?secret=. Sidetone itself takes it"
                                + " from SIDETONE_SECRET.\n")
                    .with("WWW-Authenticate", "Basic realm=\"Sidetone\"");

    @Override
    public boolean takes(String path) {
        return route.takes(path);
    }

    @Override
    public List<String> methods(String path) {
        return route.methods(path);
    }

    @Override
    public int largestBody() {
        return route.largestBody();
    }

    @Override
    public HttpAnswer tooLarge() {
        return route.tooLarge();
    }

    @Override
    public CompletionStage<HttpAnswer> answer(HttpAsk ask) {
        if (secret.knows(ask)) {
            return route.answer(ask).thenApply(answer -> secret.remembered(ask, answer));
        }
        return otherwise.test(ask) ? route.answer(ask) : CompletableFuture.completedStage(CLOSED);
    }
}
