package dev.sidetone.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.media.MediaUnavailable;
import dev.sidetone.server.Cloud;
import dev.sidetone.server.OpenTown;
import dev.sidetone.server.ServerConfig;
import dev.sidetone.server.SilentServer;
import dev.sidetone.server.VoiceServer;
import dev.sidetone.server.account.Settings;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Connected;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.Message.Ready;
import dev.sidetone.signaling.Message.Register;
import dev.sidetone.signaling.OkHttpDialer;
import dev.sidetone.testing.ScriptedWire;
import dev.sidetone.testing.chromium.Chromium;
import dev.sidetone.testing.chromium.Page;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** The page in a real browser. */
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsolePageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String SDP =
            "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"
                    + "a=candidate:1 1 udp 2113937151 127.0.0.1 4000 typ host\r\n";

    @TempDir private Path folder = Path.of("");
    private @Nullable Chromium browser;
    private VoiceServer server;

    @BeforeAll
    void openBrowser() {
        browser = Chromium.start();
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = start(0, null);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private VoiceServer start(int port, @Nullable String secret) throws IOException {
        return VoiceServer.start(
                new ServerConfig(folder, "127.0.0.1", port, 0, port != 0)
                        .with(new Cloud(Settings.none(), null, null, secret)),
                new RealTime(),
                Randomness.secure(),
                () -> {
                    throw new MediaUnavailable("no sound here", new IOException());
                });
    }

    private Page console() {
        return console("http://localhost:" + server.httpPort() + "/console");
    }

    private Page console(String url) {
        if (browser == null) {
            throw new IllegalStateException("no browser");
        }
        Page page = browser.open(url);
        page.waitUntil("document.getElementById('status').dataset.state === 'live'");
        return page;
    }

    private ScriptedWire phone(String identity) {
        var key = server.key();
        String token = SilentServer.token(server, identity);
        URI url = URI.create("ws://127.0.0.1:" + server.httpPort() + "/signal");
        var wire = new ScriptedWire(OkHttpDialer.platform(), url, PATIENCE);
        wire.say(new Listen(token, null, 0, new Endpoint("sidetone", "1.6")));
        wire.hear(Connected.class);
        wire.say(new Register(true));
        wire.hear(Ready.class);
        return wire;
    }

    private static String text(Page page, String id) {
        return page.evaluate("document.getElementById('" + id + "').innerText").asText();
    }

    private static void shows(Page page, String id, String text) {
        page.waitUntil("document.getElementById('" + id + "').innerText.includes('" + text + "')");
    }

    @Test
    void everyPartIsEmptyAtFirst() {
        try (Page page = console()) {
            assertThat(text(page, "calls")).contains("No call is going on");
            assertThat(text(page, "registered")).contains("Nobody takes calls here");
            assertThat(text(page, "bound")).contains("No device is bound");
            assertThat(text(page, "silence")).contains("Nothing has happened yet");
            assertThat(text(page, "client"))
                    .contains("https://localhost:" + server.httpsPort() + "/accessToken")
                    .contains("chunderw: 'localhost:" + server.httpsPort() + "'");
            assertThat(text(page, "library"))
                    .contains(server.key().token().accountSid())
                    .contains("server-key.json")
                    .doesNotContain(server.key().authToken());
            assertThat(page.evaluate("document.fonts.check('15px Inter')").asBoolean()).isTrue();
            assertThat(page.console()).isEmpty();
        }
    }

    @Test
    void aCallIsSeenFromItsBeginningToItsEnd() {
        try (Page page = console()) {
            ScriptedWire alice = phone("alice");
            ScriptedWire bob = phone("bob");
            shows(page, "registered", "bob");
            alice.say(Invite.outgoing("TJS1", SDP, "To=bob"));
            Invite invite = bob.hear(Invite.class);
            shows(page, "calls", "hears it ring");
            bob.say(new Answer(invite.callSid(), SDP, null));
            shows(page, "calls", "direct media");
            assertThat(text(page, "calls")).contains(invite.callSid()).contains("alice → bob");
            page.waitUntil("document.querySelector('#calls .time').innerText >= '00:01'");

            bob.say(new Hangup(invite.callSid(), null, null));
            shows(page, "calls", "No call is going on");
            shows(page, "lines", "alice and bob: over");
        }
    }

    @Test
    void theButtonCalls(@TempDir Path other) throws IOException {
        try (var town = new OpenTown(other, null, null);
                Page page = console(town.url("/console"))) {
            ScriptedWire bob = town.phone(OpenTown.token("bob"));
            call(page, "bob");
            shows(page, "placed", "bob: queued");
            town.port().listener.described(SDP);
            Invite invite = bob.hear(Invite.class);
            shows(page, "placed", "bob: ringing");
            bob.say(new Answer(invite.callSid(), SDP, null));
            shows(page, "placed", "bob: in-progress");
            shows(page, "calls", "media of the server");
            bob.say(new Hangup(invite.callSid(), null, null));
            shows(page, "placed", "bob: completed · " + invite.callSid());

            call(page, "two words");
            shows(page, "placed", "contains a space");
            assertThat(page.evaluate("document.getElementById('placed').className").asText())
                    .contains("bad");
        }
    }

    private static void call(Page page, String to) {
        page.evaluate("void (document.getElementById('to').value = '" + to + "')");
        page.evaluate("void document.getElementById('call').click()");
    }

    @Test
    void markupIsText() {
        try (Page page = console()) {
            String evil = "<img src=x onerror=window.owned=1><script>window.owned=1</script>";
            phone("alice").say(Invite.outgoing("TJS1", SDP, "To=" + evil));
            shows(page, "lines", "<img src=x");

            String made = "document.querySelector('#lines :is(img, script)') === null";
            assertThat(page.evaluate(made).asBoolean()).isTrue();
            assertThat(page.evaluate("window.owned === undefined").asBoolean()).isTrue();
            assertThat(page.console()).isEmpty();
        }
    }

    @Test
    void manyEventsDoNotSlowIt() {
        try (Page page = console()) {
            ScriptedWire alice = phone("alice");
            Message nobody = Invite.outgoing("TJS1", SDP, "To=nobody");
            for (int i = 0; i < 1_000; i++) {
                alice.say(nobody);
                alice.hear(Hangup.class);
            }
            phone("bob");

            page.waitUntil(
                    "document.querySelector('#lines li').innerText.includes('bob')", PATIENCE);
            assertThat(page.evaluate("document.querySelectorAll('#lines li').length").asInt())
                    .isEqualTo(200);
            assertThat(page.frames().size()).isLessThan(200);
        }
    }

    @Test
    void thePageFindsTheNextServer() throws IOException {
        try (Page page = console()) {
            phone("alice");
            shows(page, "registered", "alice");
            int port = server.httpPort();
            server.close();
            page.waitUntil("document.getElementById('status').dataset.state === 'lost'");
            server = start(port, null);

            page.waitUntil("document.getElementById('status').dataset.state === 'live'");
            shows(page, "registered", "Nobody takes calls here");
            phone("carol");
            shows(page, "registered", "carol");
            assertThat(text(page, "lines")).doesNotContain("alice");
        }
    }

    @Test
    void theSecretOpensItOnce() throws IOException {
        server.close();
        server = start(0, "open sesame");
        String url = "http://localhost:" + server.httpPort() + "/console";
        try (Page page = console(url + "?secret=open+sesame")) {
            assertThat(page.evaluate("location.search").asText()).isEmpty();
            phone("alice");
            shows(page, "registered", "alice");
        }
    }
}
