package dev.sidetone.server;

import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.HttpAsk;
import dev.sidetone.server.http.HttpRoute;
import dev.sidetone.server.insights.InsightsSink;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Where endpoints tell of their calls. The JavaScript SDK sets its own path behind the address that
 * we give it: so it arrives in the query of {@code /ins} (signaling.md §12).
 */
record InsightsRoute(InsightsSink sink) implements HttpRoute {
    private static final String PAGE_PATH = "/ins";

    @Override
    public boolean takes(String path) {
        return path.equals(PAGE_PATH)
                || path.equals(InsightsSink.EVENTS_PATH)
                || path.equals(InsightsSink.METRICS_PATH);
    }

    @Override
    public List<String> methods(String path) {
        return List.of("POST");
    }

    @Override
    public int largestBody() {
        return InsightsSink.MAX_BODY_BYTES;
    }

    @Override
    public CompletionStage<HttpAnswer> answer(HttpAsk ask) {
        String body = new String(ask.body(), StandardCharsets.UTF_8);
        int status = sink.takes(path(ask), ask.header("X-Twilio-Token"), body).status();
        return CompletableFuture.completedStage(HttpAnswer.empty(status));
    }

    private static String path(HttpAsk ask) {
        int slash = ask.query().indexOf('/');
        return ask.path().equals(PAGE_PATH) && slash >= 0
                ? ask.query().substring(slash)
                : ask.path();
    }
}
