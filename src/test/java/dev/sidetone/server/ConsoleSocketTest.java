package dev.sidetone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidetone.media.MediaUnavailable;
import dev.sidetone.server.account.Settings;
import dev.sidetone.signaling.Message.Connected;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.Message.Ready;
import dev.sidetone.signaling.Message.Register;
import dev.sidetone.signaling.OkHttpDialer;
import dev.sidetone.testing.ScriptedWire;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;

import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The console over real sockets: who may open it, and that it is live. */
class ConsoleSocketTest {
    private static final String SECRET = "what only we know";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OkHttpClient http = new OkHttpClient();
    @TempDir private Path folder = Path.of("");
    private @Nullable VoiceServer running;

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private VoiceServer server(@Nullable String secret) throws IOException {
        running =
                VoiceServer.start(
                        ServerConfig.household(folder, 0, 0)
                                .with(new Cloud(Settings.none(), null, null, secret)),
                        new RealTime(),
                        Randomness.secure(),
                        () -> {
                            throw new MediaUnavailable("no sound here", new IOException());
                        });
        return running;
    }

    private static Request request(VoiceServer server, String path, Map<String, String> headers) {
        String url = "http://localhost:" + server.httpPort() + path;
        var request = new Request.Builder().url(url);
        headers.forEach(request::header);
        return request.build();
    }

    /** A page's socket: the HTTP status with which it was opened or not, and what it is told. */
    private final class Live extends WebSocketListener {
        final CompletableFuture<Integer> status = new CompletableFuture<>();
        final List<String> frames = new CopyOnWriteArrayList<>();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();

        Live(VoiceServer server, Map<String, String> headers) {
            http.newWebSocket(request(server, "/console/live", headers), this);
        }

        @Override
        public void onOpen(WebSocket socket, Response response) {
            status.complete(response.code());
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            frames.add(text);
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            socket.close(1000, null);
            closed.complete(code);
        }

        @Override
        public void onFailure(WebSocket socket, Throwable failed, @Nullable Response response) {
            status.complete(response == null ? -1 : response.code());
            closed.complete(1006);
        }

        int status() {
            return status.orTimeout(5, TimeUnit.SECONDS).join();
        }

        void hears(String text) {
            await().atMost(PATIENCE).until(() -> frames.stream().anyMatch(f -> f.contains(text)));
        }
    }

    private static void register(VoiceServer server, String identity) {
        String token = SilentServer.token(server, identity);
        URI url = URI.create("ws://127.0.0.1:" + server.httpPort() + "/signal");
        var wire = new ScriptedWire(OkHttpDialer.platform(), url, PATIENCE);
        wire.say(new Listen(token, null, 0, new Endpoint("browser", "2.18.5")));
        wire.hear(Connected.class);
        wire.say(new Register(true));
        wire.hear(Ready.class);
    }

    @Test
    void whatHappensIsToldAtOnce() throws IOException {
        VoiceServer server = server(null);
        Live page = new Live(server, Map.of("Origin", "http://localhost:" + server.httpPort()));
        assertThat(page.status()).isEqualTo(101);
        page.hears("\"httpPort\":" + server.httpPort());

        register(server, "carol");

        page.hears("carol is registered (JavaScript SDK 2.18.5)");
        server.close();
        assertThat(page.closed.orTimeout(5, TimeUnit.SECONDS).join()).isIn(1001, 1006, 1012);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, http://evil.example",
        "Origin, null",
        "Origin, http://localhost:1",
        "Origin, file://",
        "Host, evil.example",
        "Sec-Fetch-Site, cross-site"
    })
    void noOtherPageMayListen(String header, String value) throws IOException {
        VoiceServer server = server(null);
        Live page = new Live(server, Map.of(header, value));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.frames).isEmpty();
    }

    @Test
    void theSecretIsAskedForAndRemembered() throws IOException {
        VoiceServer server = server(SECRET);
        try (Response closed = http.newCall(request(server, "/console", Map.of())).execute()) {
            assertThat(closed.code()).isEqualTo(401);
            assertThat(closed.header("WWW-Authenticate")).startsWith("Basic");
            assertThat(closed.body().string()).doesNotContain(SECRET);
        }
        assertThat(new Live(server, Map.of()).status()).isEqualTo(401);
        assertThat(new Live(server, basic("wrong")).status()).isEqualTo(401);
        assertThat(new Live(server, Map.of("Cookie", "sidetone=" + SECRET)).status())
                .isEqualTo(401);

        String cookie;
        try (Response open = http.newCall(request(server, "/console", basic(SECRET))).execute()) {
            assertThat(open.code()).isEqualTo(200);
            cookie = Objects.requireNonNull(open.header("Set-Cookie"));
            assertThat(cookie).contains("SameSite=Strict").contains("HttpOnly");
            assertThat(cookie).doesNotContain(SECRET);
        }
        Live page = new Live(server, Map.of("Cookie", cookie.split(";")[0]));
        assertThat(page.status()).isEqualTo(101);
        page.hears("\"guarded\":true");
        assertThat(page.frames).noneMatch(frame -> frame.contains(SECRET));
        assertThat(page.frames)
                .noneMatch(frame -> frame.contains(server.key().authToken()))
                .noneMatch(frame -> frame.contains(server.key().token().secret()));
    }

    private static Map<String, String> basic(String password) {
        return Map.of("Authorization", Credentials.basic("anybody", password));
    }
}
