package dev.sidetone.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.media.MediaUnavailable;
import dev.sidetone.server.account.Settings;
import dev.sidetone.signaling.Message.Connected;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.OkHttpDialer;
import dev.sidetone.testing.ScriptedWire;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;
import dev.sidetone.token.AccessToken;

import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Secrets, tokens and passwords are not to be found by trying, over real sockets. */
class GuessingTest {
    private static final String SECRET = "what only we know";
    private static final int ENOUGH = 300;

    private final OkHttpClient http = new OkHttpClient();
    @TempDir private Path folder = Path.of("");
    private VoiceServer server;

    @BeforeEach
    void start() throws IOException {
        server =
                VoiceServer.start(
                        ServerConfig.household(folder, 0, 0)
                                .with(new Cloud(Settings.none(), null, null, SECRET)),
                        new RealTime(),
                        Randomness.secure(),
                        () -> {
                            throw new MediaUnavailable("no sound here", new IOException());
                        });
    }

    @AfterEach
    void stop() {
        server.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private Request.Builder at(String path) {
        return new Request.Builder().url("http://127.0.0.1:" + server.httpPort() + path);
    }

    private int status(Request.Builder request) throws IOException {
        try (Response response = http.newCall(request.build()).execute()) {
            return response.code();
        }
    }

    private int afterGuesses(String path, String authorization) throws IOException {
        int last = 0;
        for (int i = 0; i < ENOUGH && last != 429; i++) {
            last = status(at(path).header("Authorization", authorization + i));
        }
        return last;
    }

    @Test
    void wrongSecretsAreCounted() throws IOException {
        assertThat(afterGuesses("/accessToken", "Bearer wrong")).isEqualTo(429);
        // who shows nothing is told nothing, as ever
        assertThat(status(at("/accessToken"))).isEqualTo(401);
        assertThat(status(at("/v1/health"))).isEqualTo(200);
    }

    @Test
    void soAreWrongPasswordsOfTheRestInterface() throws IOException {
        String calls = "/2010-04-01/Accounts/" + server.key().token().accountSid() + "/Calls.json";
        assertThat(afterGuesses(calls, "Basic QUM6eA")).isEqualTo(429);
    }

    @Test
    void soAreWrongTokensOnSockets() {
        URI url = URI.create("ws://127.0.0.1:" + server.httpPort() + "/signal");
        Failed told = null;
        for (int socket = 0; socket < ENOUGH / 50; socket++) {
            var wire = new ScriptedWire(OkHttpDialer.platform(), url, Duration.ofSeconds(5));
            for (int i = 0; i < 50; i++) {
                wire.say(new Listen("a.b." + i, null, 0, new Endpoint("sidetone", "1")));
                told = wire.hear(Failed.class);
            }
            wire.close();
        }
        assertThat(told).isNotNull();
        assertThat(told.error().code()).isEqualTo(31206);
        assertThat(told.error().message()).contains("wait a minute");
    }

    @Test
    void insightsNeedTheSecretOrAToken() throws IOException {
        var key = server.key();
        String token =
                AccessToken.of(
                                key.token(),
                                "alice",
                                key.grant(),
                                Instant.now(),
                                Duration.ofHours(1))
                        .sign(key.token());
        String event = "{\"group\":\"g\",\"name\":\"n\",\"payload\":{}}";
        var body = RequestBody.create(event, MediaType.get("application/json"));
        assertThat(status(at("/v4/EndpointEvents").post(body))).isEqualTo(401);
        assertThat(status(at("/v4/EndpointEvents").header("X-Twilio-Token", "no").post(body)))
                .isEqualTo(401);
        assertThat(status(at("/v4/EndpointEvents").header("X-Twilio-Token", token).post(body)))
                .isEqualTo(200);
        var wire =
                new ScriptedWire(
                        OkHttpDialer.platform(),
                        URI.create("ws://127.0.0.1:" + server.httpPort() + "/signal"),
                        Duration.ofSeconds(5));
        wire.say(new Listen(token, null, 0, new Endpoint("sidetone", "1")));
        wire.hear(Connected.class);
    }
}
