package dev.sidetone.testing.chromium;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * The one socket to a browser: commands with answers, and events for the page they belong to.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">the protocol</a>
 */
final class DevTools implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private final OkHttpClient http = new OkHttpClient.Builder().readTimeout(Duration.ZERO).build();
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final Map<String, BiConsumer<String, JsonNode>> pages = new ConcurrentHashMap<>();
    private final WebSocket socket;

    DevTools(String url) {
        socket = http.newWebSocket(new Request.Builder().url(url).build(), new Reader());
    }

    private final class Reader extends WebSocketListener {
        @Override
        public void onMessage(WebSocket from, String text) {
            try {
                heard(JSON.readTree(text));
            } catch (JsonProcessingException wrong) {
                gone(wrong);
            }
        }

        @Override
        public void onClosing(WebSocket from, int code, String reason) {
            gone(new IOException("The browser closed its socket: " + code + " " + reason));
        }

        @Override
        public void onFailure(WebSocket from, Throwable cause, @Nullable Response response) {
            gone(new IOException("The browser is gone", cause));
        }
    }

    private void heard(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> answer = asked.remove(message.get("id").asInt());
            if (answer != null) {
                tell(answer, message);
            }
            return;
        }
        BiConsumer<String, JsonNode> page = pages.get(message.path("sessionId").asText());
        if (page != null) {
            page.accept(message.path("method").asText(), message.path("params"));
        }
    }

    private static void tell(CompletableFuture<JsonNode> answer, JsonNode message) {
        if (message.has("error")) {
            answer.completeExceptionally(new IOException(message.get("error").toString()));
        } else {
            answer.complete(message.path("result"));
        }
    }

    private void gone(Exception why) {
        asked.values().forEach(answer -> answer.completeExceptionally(why));
    }

    /** Events of this page go there, on the socket's thread. */
    void listen(String session, BiConsumer<String, JsonNode> listener) {
        pages.put(session, listener);
    }

    void forget(String session) {
        pages.remove(session);
    }

    /**
     * Asks and waits for the answer.
     *
     * @param session the page; empty for the browser itself
     */
    JsonNode ask(String session, String method, ObjectNode params, Duration patience) {
        int id = lastId.incrementAndGet();
        ObjectNode command = JSON.createObjectNode().put("id", id).put("method", method);
        command.set("params", params);
        if (!session.isEmpty()) {
            command.put("sessionId", session);
        }
        var answer = new CompletableFuture<JsonNode>();
        asked.put(id, answer);
        socket.send(command.toString());
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException broken) {
            throw new AssertionError(method + ": " + params, broken);
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        } finally {
            asked.remove(id);
        }
    }

    @Override
    public void close() {
        socket.cancel();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
