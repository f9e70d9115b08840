package dev.sidetone.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;

import dev.sidetone.media.MediaUnavailable;
import dev.sidetone.server.account.Settings;
import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.signaling.FormParams;
import dev.sidetone.signaling.Message.Connected;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.OkHttpDialer;
import dev.sidetone.testing.ScriptedWire;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;
import dev.sidetone.token.AccessToken;
import dev.sidetone.token.TokenKey;
import dev.sidetone.token.VoiceGrant;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The server with a developer's account, voice URL and secret, over real sockets. */
class DevelopersServerTest {
    private static final String SECRET = "what only we know";
    private static final TokenKey KEY =
            new TokenKey("AC" + "a".repeat(32), "SK" + "b".repeat(32), "s".repeat(32));
    private static final String APPLICATION = "AP" + "c".repeat(32);
    private static final String AUTH_TOKEN = "d".repeat(32);
    static final Settings SETTINGS =
            new Settings(
                    KEY.accountSid(),
                    KEY.keySid(),
                    KEY.secret(),
                    APPLICATION,
                    "CR" + "e".repeat(32),
                    AUTH_TOKEN,
                    null);

    private final OkHttpClient http = new OkHttpClient();
    private final MockWebServer developer = new MockWebServer();
    @TempDir private Path folder = Path.of("");
    private @Nullable VoiceServer running;

    @BeforeEach
    void start() throws IOException {
        developer.start();
    }

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
        developer.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private VoiceServer server(Cloud cloud) throws IOException {
        VoiceServer server =
                VoiceServer.start(
                        ServerConfig.household(folder, 0, 0).with(cloud),
                        new RealTime(),
                        Randomness.secure(),
                        () -> {
                            throw new MediaUnavailable("no sound here", new IOException());
                        });
        running = server;
        return server;
    }

    private int asked(VoiceServer server, String path, @Nullable String bearer) throws IOException {
        String url = "http://127.0.0.1:" + server.httpPort() + path;
        var request = new Request.Builder().url(url);
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try (Response response = http.newCall(request.build()).execute()) {
            return response.code();
        }
    }

    static ScriptedWire phone(VoiceServer server, String platform) {
        VoiceGrant grant = VoiceGrant.full(APPLICATION, "CR" + "e".repeat(32));
        String token =
                AccessToken.of(KEY, "alice", grant, Instant.now(), Duration.ofHours(1)).sign(KEY);
        URI url = URI.create("ws://127.0.0.1:" + server.httpPort() + "/signal");
        var wire = new ScriptedWire(OkHttpDialer.platform(), url, Duration.ofSeconds(5));
        wire.say(new Listen(token, null, 0, new Endpoint(platform, "1")));
        assertThat(wire.hear(Connected.class).token().identity()).isEqualTo("alice");
        return wire;
    }

    @Test
    void theSecretGuardsWhatIsToldOverHttp() throws IOException {
        VoiceServer server = server(new Cloud(SETTINGS, null, null, SECRET));
        for (String path : new String[] {"/", "/accessToken", "/makeCall", "/placeCall"}) {
            assertThat(asked(server, path, null)).as(path).isEqualTo(401);
            assertThat(asked(server, path, "wrong")).as(path).isEqualTo(401);
        }
        assertThat(asked(server, "/accessToken", SECRET)).isEqualTo(200);
        assertThat(asked(server, "/accessToken?secret=what+only+we+know", null)).isEqualTo(200);
        assertThat(asked(server, "/v1/health", null)).isEqualTo(200);
        phone(server, "sidetone");
    }

    @Test
    void anApplicationWithoutVoiceUrlTakesNoCalls() throws IOException {
        VoiceServer server = server(new Cloud(SETTINGS, null, null, null));
        ScriptedWire alice = phone(server, "browser");
        alice.say(Invite.outgoing("TJS1", OpenTown.SDP, "To=bob"));
        Hangup refused = alice.hear(Hangup.class);
        assertThat(Objects.requireNonNull(refused.error()).code()).isEqualTo(31404);
        assertThat(refused.error().message()).contains(APPLICATION, "--voice-url");
    }

    @Test
    void theDevelopersServerIsAskedAndTold() throws Exception {
        developer.enqueue(
                new MockResponse.Builder()
                        .addHeader("Content-Type", "text/xml")
                        .body("<Response><Reject reason='busy'/></Response>")
                        .build());
        developer.enqueue(new MockResponse.Builder().code(204).build());
        String voice = developer.url("/voice?x=1").toString();
        String status = developer.url("/status").toString();
        VoiceServer server =
                server(
                        new Cloud(
                                SETTINGS,
                                new Link(voice, HttpMethod.POST),
                                new Link(status, HttpMethod.POST),
                                null));
        ScriptedWire alice = phone(server, "browser");
        alice.say(Invite.outgoing("TJS1", OpenTown.SDP, "To=bob&greeting=%E4%BD%A0%26"));
        alice.hear(Ringing.class);

        assertThat(told(voice))
                .containsEntry("AccountSid", KEY.accountSid())
                .containsEntry("ApplicationSid", APPLICATION)
                .containsEntry("From", "client:alice")
                .containsEntry("To", "bob")
                .containsEntry("greeting", "你&")
                .containsEntry("Direction", "inbound")
                .containsEntry("CallStatus", "ringing");
        assertThat(Objects.requireNonNull(alice.hear(Hangup.class).error()).code())
                .isEqualTo(31486);
        assertThat(told(status))
                .containsEntry("CallStatus", "busy")
                .containsEntry("CallDuration", "0")
                .containsEntry("SequenceNumber", "0");
    }

    private Map<String, String> told(String url) throws InterruptedException {
        RecordedRequest request =
                Objects.requireNonNull(developer.takeRequest(5, TimeUnit.SECONDS));
        Map<String, String> form =
                FormParams.decode(Objects.requireNonNull(request.getBody()).utf8());
        String signature = request.getHeaders().get("X-Twilio-Signature");
        assertThat(new RequestValidator(AUTH_TOKEN).validate(url, form, signature)).isTrue();
        assertThat(request.getHeaders().toString()).doesNotContain(AUTH_TOKEN);
        return form;
    }

    /** Like a quickstart that runs on the same machine. */
    @Test
    void itsOwnDocumentsMayBeTheVoiceUrl() throws Exception {
        int port;
        try (VoiceServer first = server(Cloud.none())) {
            port = first.httpPort();
        }
        var voice = new Link("http://localhost:" + port + "/makeCall", HttpMethod.POST);
        running = null;
        VoiceServer server =
                VoiceServer.start(
                        new ServerConfig(folder, "127.0.0.1", port, 0, true)
                                .with(new Cloud(SETTINGS, voice, null, SECRET)),
                        new RealTime(),
                        Randomness.secure(),
                        () -> {
                            throw new MediaUnavailable("no sound here", new IOException());
                        });
        running = server;
        ScriptedWire alice = phone(server, "browser");
        alice.say(Invite.outgoing("TJS1", OpenTown.SDP, "to=nobody"));
        alice.hear(Ringing.class);

        // the document was read, for it is the Dial that needs sound
        assertThat(Objects.requireNonNull(alice.hear(Hangup.class).error()))
                .satisfies(
                        error -> {
                            assertThat(error.code()).isEqualTo(31503);
                            assertThat(error.message()).contains("no sound here");
                        });
    }
}
