package dev.sidetone.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;

import dev.sidetone.media.MediaUnavailable;
import dev.sidetone.server.account.Settings;
import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.twiml.Link;
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
import dev.sidetone.signaling.OkHttpDialer;
import dev.sidetone.testing.ScriptedWire;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import okhttp3.OkHttpClient;
import okhttp3.Request;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Real calls over real sockets, good ones and such as fail; whatever is logged meanwhile, at any
 * level of ours, bears nothing that somebody could use.
 */
class QuietLogsTest {
    private static final String SECRET = "the-secret-of-the-server";
    private static final String PASSWORD = "the-password-in-a-url";
    private static final String AUTH_TOKEN = "d".repeat(32);
    private static final String ICE_PASSWORD = "icepasswordicepasswordicepassword";
    private static final String FINGERPRINT = "12:34:56:78:9A:BC:DE:F0";
    private static final String SDP =
            OpenTown.SDP
                    + "a=ice-ufrag:frag\r\na=ice-pwd:"
                    + ICE_PASSWORD
                    + "\r\na=fingerprint:sha-256 "
                    + FINGERPRINT
                    + "\r\n";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Lines lines = new Lines();
    private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = logger("dev.sidetone");
    private final @Nullable Level before = ours.getLevel();
    private final MockWebServer developer = new MockWebServer();
    private final OkHttpClient http = new OkHttpClient();
    private final List<String> confidential = new ArrayList<>();
    @TempDir private Path folder = Path.of("");
    private VoiceServer server;

    /** Everything that is logged, as it would be printed. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final List<String> all = Collections.synchronizedList(new ArrayList<>());

        @Override
        protected void append(ILoggingEvent event) {
            var thrown = event.getThrowableProxy();
            all.add(
                    event.getLoggerName()
                            + ": "
                            + event.getFormattedMessage()
                            + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
        }
    }

    private static Logger logger(String name) {
        return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(name);
    }

    @BeforeEach
    void start() throws IOException {
        ours.setLevel(Level.DEBUG);
        lines.start();
        root.addAppender(lines);
        developer.start();
        String url = developer.url("/voice?pin=opensesame").toString();
        String voice = url.replace("http://", "http://al:" + PASSWORD + "@");
        var settings = new Settings(null, null, null, null, null, AUTH_TOKEN, null);
        server =
                VoiceServer.start(
                        ServerConfig.household(folder, 0, 0)
                                .with(
                                        new Cloud(
                                                settings,
                                                new Link(voice, HttpMethod.POST),
                                                null,
                                                SECRET)),
                        new RealTime(),
                        Randomness.secure(),
                        () -> {
                            throw new MediaUnavailable("no sound here", new IOException());
                        });
        confidential.addAll(
                List.of(
                        SECRET,
                        PASSWORD,
                        AUTH_TOKEN,
                        ICE_PASSWORD,
                        FINGERPRINT,
                        "opensesame",
                        "m=audio",
                        server.key().token().secret(),
                        server.key().authToken()));
    }

    @AfterEach
    void stop() {
        root.detachAppender(lines);
        ours.setLevel(before);
        server.close();
        developer.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private ScriptedWire phone(String identity) {
        String token = SilentServer.token(server, identity);
        confidential.add(token.substring(token.lastIndexOf('.')));
        ScriptedWire wire = stranger();
        wire.say(new Listen(token, null, 0, new Endpoint("sidetone", "1")));
        wire.hear(Connected.class);
        wire.say(new Register(true)).hear(Ready.class);
        return wire;
    }

    private ScriptedWire stranger() {
        URI url = URI.create("ws://127.0.0.1:" + server.httpPort() + "/signal");
        return new ScriptedWire(OkHttpDialer.platform(), url, PATIENCE);
    }

    private void answers(String verbs) {
        developer.enqueue(
                new MockResponse.Builder()
                        .addHeader("Content-Type", "text/xml")
                        .body("<Response>" + verbs + "</Response>")
                        .build());
    }

    private void asks(String path, String header, String value) throws IOException {
        String url = "http://127.0.0.1:" + server.httpPort() + path;
        var request = new Request.Builder().url(url).header(header, value).build();
        http.newCall(request).execute().close();
    }

    private void aCallThatIsAnswered(ScriptedWire alice, ScriptedWire bob) {
        answers("<Dial answerOnBridge='true'><Client>bob</Client></Dial>");
        alice.say(Invite.outgoing("TJS1", SDP, "To=bob&pin=opensesame"));
        String sid = alice.hear(Ringing.class).callSid();
        Invite invite = bob.hear(Invite.class);
        confidential.add(String.valueOf(invite.reconnect()));
        bob.say(new Answer(invite.callSid(), SDP, null));
        alice.hear(Answer.class);
        alice.say(Hangup.of(sid));
        bob.hear(Hangup.class);
    }

    private void callsThatFail(ScriptedWire alice) {
        answers("<Dial answerOnBridge='true'><Client>nobody</Client></Dial>");
        alice.say(Invite.outgoing("TJS2", SDP, "To=nobody"));
        alice.hear(Ringing.class);
        alice.hear(Hangup.class);
        developer.enqueue(new MockResponse.Builder().code(500).body("it broke").build());
        alice.say(Invite.outgoing("TJS3", SDP, "x=" + "y".repeat(900)));
        alice.hear(Ringing.class);
        alice.hear(Hangup.class);
        answers("<Say>without media of its own</Say>");
        alice.say(Invite.outgoing("TJS4", SDP, null));
        alice.hear(Ringing.class);
        alice.hear(Hangup.class);
    }

    private void whatIsRefused() throws IOException {
        ScriptedWire mallory = stranger();
        mallory.say(new Listen(AUTH_TOKEN + ".b.c", null, 0, null)).hear(Failed.class);
        mallory.say(new Listen("x", SECRET, 0, null)).hear(Failed.class);
        mallory.sayRaw("{\"type\":\"" + SECRET + "\"}");
        mallory.hear(Failed.class);
        asks("/accessToken?secret=" + SECRET, "X-Twilio-Token", SECRET);
        asks("/accessToken", "Authorization", "Bearer " + SECRET + "x");
        asks("/v1/bindings/12", "Authorization", "Bearer " + SECRET);
        asks("/2010-04-01/Accounts/AC1/Calls.json", "Authorization", "Basic " + AUTH_TOKEN);
        asks("/nowhere/" + SECRET, "Cookie", "sidetone=" + SECRET);
    }

    @Test
    void nothingConfidentialIsLogged() throws IOException {
        ScriptedWire alice = phone("alice");
        ScriptedWire bob = phone("bob");
        aCallThatIsAnswered(alice, bob);
        callsThatFail(alice);
        whatIsRefused();
        alice.say(new Message.Reinvite("CA1", SDP)).hear(Hangup.class);

        assertThat(lines.all).as("something is logged").isNotEmpty();
        List<String> all = new ArrayList<>(lines.all);
        server.trace().events().forEach(event -> all.add(event.toString()));
        for (String word : confidential) {
            assertThat(all).as(word).noneMatch(line -> line.contains(word));
        }
    }
}
