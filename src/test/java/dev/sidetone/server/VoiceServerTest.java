package dev.sidetone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sidetone.media.MediaUnavailable;
import dev.sidetone.server.web.PortInUse;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Connected;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.Message.Ready;
import dev.sidetone.signaling.Message.Register;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.signaling.OkHttpDialer;
import dev.sidetone.testing.Needs;
import dev.sidetone.testing.PushListener;
import dev.sidetone.testing.ScriptedWire;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;
import dev.sidetone.token.AccessToken;
import dev.sidetone.token.TokenInspector;

import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The server over real sockets. */
class VoiceServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String OFFER =
            "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"
                    + "a=candidate:1 1 udp 2113937151 127.0.0.1 4000 typ host\r\n";
    private static final String DEVICE = "ab".repeat(32);

    private final OkHttpClient http = new OkHttpClient();
    private final OkHttpDialer dialer = OkHttpDialer.platform();
    @TempDir private Path folder = Path.of("");
    private VoiceServer server;

    @BeforeEach
    void start() throws IOException {
        server = start(folder, 0);
    }

    @AfterEach
    void stop() {
        server.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private static VoiceServer start(Path folder, int port) throws IOException {
        return VoiceServer.start(
                ServerConfig.household(folder, port, 0),
                new RealTime(),
                Randomness.secure(),
                () -> {
                    throw new MediaUnavailable("no sound here", new IOException());
                });
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.httpPort() + path;
    }

    private Response get(String path, String... headers) throws IOException {
        var request = new Request.Builder().url(url(path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.newCall(request.build()).execute();
    }

    private String body(String path) throws IOException {
        try (Response response = get(path)) {
            return response.body().string();
        }
    }

    private ScriptedWire socket() {
        URI url = URI.create("ws://127.0.0.1:" + server.httpPort() + "/signal");
        return new ScriptedWire(dialer, url, PATIENCE);
    }

    private ScriptedWire phone(String identity) throws IOException {
        ScriptedWire wire = socket();
        String token = body("/accessToken?identity=" + identity);
        wire.say(new Listen(token, null, 0, new Endpoint("sidetone", "1")));
        assertThat(wire.hear(Connected.class).token().identity()).isEqualTo(identity);
        return wire;
    }

    @Test
    void aCallGoesThrough() throws IOException {
        ScriptedWire alice = phone("alice");
        ScriptedWire bob = phone("bob");
        bob.say(new Register(true)).hear(Ready.class);

        alice.say(Invite.outgoing("TJS1", OFFER, "To=bob"));
        alice.hear(Ringing.class);
        Invite invite = bob.hear(Invite.class);
        bob.say(new Answer(invite.callSid(), OFFER, null));

        String sid = alice.hear(Answer.class).callSid();
        alice.say(Hangup.of(sid));
        assertThat(bob.hear(Hangup.class).callSid()).isEqualTo(invite.callSid());
    }

    @Test
    void alsoBehindTls() throws Exception {
        awaitCertificate();
        var certificates = CertificateFactory.getInstance("X.509");
        try (var pem = Files.newInputStream(folder.resolve("certificate.pem"))) {
            var certificate = (X509Certificate) certificates.generateCertificate(pem);
            var trusting = OkHttpDialer.trusting(List.of(certificate));
            for (String host : new String[] {"localhost", "127.0.0.1"}) {
                URI url = URI.create("wss://" + host + ":" + server.httpsPort() + "/signal");
                var wire = new ScriptedWire(trusting, url, PATIENCE);
                wire.sayRaw("hello");
                wire.hear(Failed.class);
                wire.close();
            }
        }
    }

    /** Nothing of TLS has to be there when the server has started. */
    private void awaitCertificate() {
        await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("certificate.pem")));
    }

    @Test
    void onBothLoopbackAddresses() throws IOException {
        Needs.that(hasIpv6(), "an IPv6 loopback address");
        var request = new Request.Builder().url("http://[::1]:" + server.httpPort() + "/v1/health");
        try (Response response = http.newCall(request.build()).execute()) {
            assertThat(response.code()).isEqualTo(200);
        }
    }

    private static boolean hasIpv6() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            return socket.isBound();
        } catch (IOException none) {
            return false;
        }
    }

    @Test
    void handsOutTokens() throws Exception {
        TokenInspector inspector = TokenInspector.of(server.key().token());

        AccessToken alice = inspector.verify(body("/accessToken"), Instant.now());
        assertThat(alice.identity()).isEqualTo("alice");
        assertThat(alice.voice().incoming()).isTrue();
        assertThat(alice.voice().applicationSid()).startsWith("AP");
        assertThat(alice.voice().pushCredentialSid()).startsWith("CR");
        assertThat(Duration.between(Instant.now(), alice.expires()))
                .isBetween(Duration.ofSeconds(3590), Duration.ofSeconds(3600));

        var form =
                RequestBody.create(
                        "identity=bob", MediaType.get("application/x-www-form-urlencoded"));
        var post = new Request.Builder().url(url("/accessToken")).post(form).build();
        try (Response response = http.newCall(post).execute()) {
            assertThat(response.header("Content-Type")).startsWith("text/plain");
            assertThat(inspector.verify(response.body().string(), Instant.now()).identity())
                    .isEqualTo("bob");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/accessToken?identity=a%20b, 400, contains a space",
        "/accessToken?identity=echo, 400, belongs to a line",
        "/signal, 426, WebSockets",
        "/push, 426, WebSockets",
        "/nowhere, 404, nothing here",
        "/v1/bindings, 405, no such request",
        "/v1/numbers, 405, no such request",
    })
    void saysWhatIsWrong(String path, int status, String text) throws IOException {
        try (Response response = get(path)) {
            assertThat(response.code()).isEqualTo(status);
            assertThat(response.body().string()).contains(text);
        }
    }

    @Test
    void greetsLikeTheQuickstart() throws IOException {
        assertThat(body("/"))
                .isEqualTo(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                                + "<Response><Say>Welcome to Twilio</Say></Response>");
    }

    @Test
    void tellsWhoItIs() throws IOException {
        assertThat(body("/v1/health"))
                .contains("\"server\":\"sidetone\"", "\"pid\":" + ProcessHandle.current().pid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:5000", "https://127.0.0.1", "http://[::1]:80"})
    void letsLocalPagesIn(String origin) throws IOException {
        try (Response response = get("/accessToken", "Origin", origin)) {
            assertThat(response.code()).isEqualTo(200);
            assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(origin);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "http://localhost.evil.example",
                "file://",
                "http://127.0.0.1.evil.example",
                "x"
            })
    void keepsOtherPagesOut(String origin) throws IOException {
        try (Response response = get("/accessToken", "Origin", origin)) {
            assertThat(response.code()).isEqualTo(403);
            assertThat(response.header("Access-Control-Allow-Origin")).isNull();
        }
        try (Response response =
                get(
                        "/signal",
                        "Origin",
                        origin,
                        "Upgrade",
                        "websocket",
                        "Connection",
                        "Upgrade",
                        "Sec-WebSocket-Version",
                        "13",
                        "Sec-WebSocket-Key",
                        "AAAAAAAAAAAAAAAAAAAAAA==")) {
            assertThat(response.code()).isEqualTo(403);
        }
    }

    @Test
    void keepsOtherHostNamesOut() throws IOException {
        try (Response response = get("/accessToken", "Host", "evil.example:3000")) {
            assertThat(response.code()).isEqualTo(403);
        }
        try (Response response = get("/accessToken", "Host", "localhost")) {
            assertThat(response.code()).isEqualTo(200);
        }
    }

    @Test
    void answersPreflights() throws IOException {
        var request =
                new Request.Builder()
                        .url(url("/v1/bindings"))
                        .header("Origin", "http://localhost:5000")
                        .method("OPTIONS", null);
        try (Response response = http.newCall(request.build()).execute()) {
            assertThat(response.code()).isEqualTo(204);
            assertThat(response.header("Access-Control-Allow-Headers")).contains("X-Twilio-Token");
        }
    }

    @Test
    void bindsDevicesAndPushesThem() throws Exception {
        String token = body("/accessToken?identity=bob");
        assertThat(bind(token, "{\"deviceToken\":\"" + DEVICE + "\"}")).isEqualTo(201);
        URI link =
                URI.create("ws://127.0.0.1:" + server.httpPort() + "/push?deviceToken=" + DEVICE);
        var phone = new PushListener(dialer, link, PATIENCE);
        ScriptedWire alice = phone("alice");
        alice.say(Invite.outgoing("TJS1", OFFER, "To=bob"));

        assertThat(phone.push()).containsEntry("twi_from", "client:alice");
        alice.hear(Ringing.class);
        alice.say(Hangup.of("TJS1"));

        assertThat(asked(token)).isEqualTo(204);
        assertThat(asked(body("/accessToken?identity=carol"))).isEqualTo(404);
        assertThat(asked("nonsense")).isEqualTo(401);
        var delete =
                new Request.Builder()
                        .url(url("/v1/bindings/" + DEVICE))
                        .header("Authorization", "Bearer " + token)
                        .delete();
        try (Response response = http.newCall(delete.build()).execute()) {
            assertThat(response.code()).isEqualTo(204);
        }
        alice.say(Invite.outgoing("TJS2", OFFER, "To=bob"));
        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31480, "nobody named bob is registered"));
    }

    @Test
    void numbersAreTheirOwners() throws IOException {
        String bob = body("/accessToken?identity=bob");
        String carol = body("/accessToken?identity=carol");

        assertThat(number(bob, "{\"numbers\":[\"+15550101\"]}")).isEqualTo(204);
        assertThat(number(carol, "{\"numbers\":[\"+15550101\"]}")).isEqualTo(409);
        assertThat(number(bob, "{\"numbers\":7}")).isEqualTo(400);
        assertThat(number(bob, "nonsense")).isEqualTo(400);
        assertThat(number("nonsense", "{\"numbers\":[]}")).isEqualTo(401);
        ScriptedWire alice = phone("alice");
        alice.say(Invite.outgoing("TJS1", OFFER, "To=%2B15550101"));
        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31480, "nobody named +15550101 is registered"));
    }

    private int number(String token, String json) throws IOException {
        var request =
                new Request.Builder()
                        .url(url("/v1/numbers"))
                        .header("Authorization", "Bearer " + token)
                        .put(RequestBody.create(json, MediaType.get("application/json")));
        try (Response response = http.newCall(request.build()).execute()) {
            return response.code();
        }
    }

    private int asked(String token) throws IOException {
        var request =
                new Request.Builder()
                        .url(url("/v1/bindings/" + DEVICE))
                        .header("Authorization", "Bearer " + token);
        try (Response response = http.newCall(request.build()).execute()) {
            return response.code();
        }
    }

    private int bind(String token, String json) throws IOException {
        var request =
                new Request.Builder()
                        .url(url("/v1/bindings"))
                        .header("Authorization", "Bearer " + token)
                        .post(RequestBody.create(json, MediaType.get("application/json")));
        try (Response response = http.newCall(request.build()).execute()) {
            return response.code();
        }
    }

    @Test
    void refusesBadBindings() throws IOException {
        String token = body("/accessToken?identity=bob");
        assertThat(bind("nonsense", "{\"deviceToken\":\"" + DEVICE + "\"}")).isEqualTo(401);
        assertThat(bind(token, "{\"deviceToken\":\"short\"}")).isEqualTo(400);
        assertThat(bind(token, "not json")).isEqualTo(400);
        assertThat(bind(token, "x".repeat(100_000))).isEqualTo(400);
    }

    @Test
    void aLinkNeedsADeviceToken() throws IOException {
        try (Response response =
                get(
                        "/push?deviceToken=12",
                        "Upgrade",
                        "websocket",
                        "Connection",
                        "Upgrade",
                        "Sec-WebSocket-Version",
                        "13",
                        "Sec-WebSocket-Key",
                        "AAAAAAAAAAAAAAAAAAAAAA==")) {
            assertThat(response.code()).isEqualTo(400);
            assertThat(response.body().string()).contains("64 hexadecimal digits");
        }
    }

    @Test
    void aLineWithoutMediaSaysWhy() throws IOException {
        ScriptedWire alice = phone("alice");
        alice.say(Invite.outgoing("TJS1", OFFER, "To=echo"));
        alice.hear(Ringing.class);

        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(
                        new WireError(31503, "the server has no media of its own: no sound here"));
    }

    @Test
    void aFrameThatIsTooLargeClosesItsSocketAlone() throws IOException {
        ScriptedWire alice = phone("alice");
        ScriptedWire loud = socket();

        loud.sayRaw("x".repeat(65_537));

        assertThat(loud.closeCode()).isEqualTo(1009);
        alice.say(new Register(true)).hear(Ready.class);
    }

    @Test
    void aFrameOfTheLargestSizeIsRead() {
        ScriptedWire wire = socket();

        wire.sayRaw("x".repeat(65_536));

        assertThat(wire.hear(Failed.class).error())
                .isEqualTo(new WireError(31400, "the frame is not JSON"));
    }

    /** What is sent to somebody who does not read must not pile up, nor hold up anybody else. */
    @Test
    void aClientThatDoesNotReadIsDisconnected() throws Exception {
        ScriptedWire alice = phone("alice");
        var bob = new LazyReader(server, body("/accessToken?identity=bob"));
        alice.say(Invite.outgoing("TJS1", OFFER, "To=bob"));
        String sid = alice.hear(Ringing.class).callSid();
        bob.answer();
        alice.hear(Answer.class);

        String offer = OFFER + "a=long:" + "x".repeat(10_000) + "\r\n";
        int said = 0;
        while (server.trace().events().stream().noneMatch(e -> e.name().equals("LegLost"))) {
            assertThat(said++).as("offers of 10 kB that piled up").isLessThan(3_000);
            alice.say(new Message.Reinvite(sid, offer));
            alice.say(new Register(true)).hear(Ready.class);
        }
        assertThat(said).isGreaterThan(50);
        alice.say(new Register(true)).hear(Ready.class);
    }

    @Test
    void aPortThatIsTakenIsAnErrorOrNot() throws IOException {
        try (VoiceServer other = start(folder, server.httpPort())) {
            assertThat(other.httpPort()).isNotEqualTo(server.httpPort());
        }
        var exact = new ServerConfig(folder, "127.0.0.1", server.httpPort(), 0, true);

        assertThatThrownBy(
                        () ->
                                VoiceServer.start(
                                        exact,
                                        new RealTime(),
                                        Randomness.secure(),
                                        () -> {
                                            throw new IllegalStateException();
                                        }))
                .isInstanceOfSatisfying(
                        PortInUse.class, e -> assertThat(e.port()).isEqualTo(server.httpPort()))
                .hasMessage(
                        "Port "
                                + server.httpPort()
                                + " is in use by another program. Choose another with --port and"
                                + " --tls-port; 0 is any free one.");
    }

    @Test
    void aSuccessorHasTheSamePortsKeyCertificateAndBindings() throws Exception {
        ScriptedWire alice = phone("alice");
        bind(body("/accessToken?identity=bob"), "{\"deviceToken\":\"" + DEVICE + "\"}");
        String token = body("/accessToken?identity=carol");
        awaitCertificate();
        byte[] certificate = Files.readAllBytes(folder.resolve("certificate.pem"));
        int port = server.httpPort();

        server.close();
        assertThat(alice.closeCode()).isIn(1001, 1012, 1006);
        server = start(folder, port);

        assertThat(server.httpPort()).isEqualTo(port);
        assertThat(Files.readAllBytes(folder.resolve("certificate.pem"))).isEqualTo(certificate);
        ScriptedWire carol = socket();
        carol.say(new Listen(token, null, 0, new Endpoint("sidetone", "1")));
        carol.hear(Connected.class);
        URI link = URI.create("ws://127.0.0.1:" + port + "/push?deviceToken=" + DEVICE);
        var phone = new PushListener(dialer, link, PATIENCE);
        carol.say(Invite.outgoing("TJS1", OFFER, "To=bob"));
        assertThat(phone.push()).containsEntry("twi_from", "client:carol");
    }

    @Test
    void whatItKeepsIsPrivate() throws IOException {
        Needs.that(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "POSIX file permissions");
        bind(body("/accessToken?identity=bob"), "{\"deviceToken\":\"" + DEVICE + "\"}");
        awaitCertificate();

        for (String file : new String[] {"server-key.json", "certificate.pem", "bindings.json"}) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(folder.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aBrokenKeyIsSetAside() throws IOException {
        awaitCertificate();
        server.close();
        Files.writeString(folder.resolve("server-key.json"), "{ broken");
        Files.writeString(folder.resolve("bindings.json"), "{ broken");
        Files.writeString(folder.resolve("certificate.pem"), "broken");

        server = start(folder, 0);

        assertThat(body("/accessToken")).contains(".");
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> String.valueOf(f.getFileName())))
                    .filteredOn(name -> name.endsWith(".broken"))
                    .hasSize(2);
        }
    }

    @Test
    void heartbeatsComeEveryFiveSeconds() throws IOException {
        ScriptedWire alice = phone("alice");

        await().atMost(Duration.ofSeconds(7)).until(() -> alice.heartbeats() > 0);
        Message nothing = new Register(false);
        alice.say(nothing).hear(Message.Offline.class);
    }
}
