package dev.sidetone.server.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Some addresses, and what is answered there. Methods may be called from any thread. */
public interface HttpRoute {
    /** Whether an address is one of these. */
    boolean takes(String path);

    /** How the address may be asked. */
    List<String> methods(String path);

    /** Answers on any thread; must not block. */
    CompletionStage<HttpAnswer> answer(HttpAsk ask);

    /** How many bytes a body may have. */
    default int largestBody() {
        return 8 * 1024;
    }

    /** The answer where a body has more. */
    default HttpAnswer tooLarge() {
        return HttpAnswer.text(413, "The body is too large.\n");
    }

    /** A route to one address, whose answer is at hand. */
    static HttpRoute at(String path, List<String> methods, Function<HttpAsk, HttpAnswer> answer) {
        return new HttpRoute() {
            @Override
            public boolean takes(String asked) {
                return asked.equals(path);
            }

            @Override
            public List<String> methods(String asked) {
                return methods;
            }

            @Override
            public CompletionStage<HttpAnswer> answer(HttpAsk ask) {
                return CompletableFuture.completedStage(answer.apply(ask));
            }
        };
    }
}
