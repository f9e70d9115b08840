package dev.sidetone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Connected;
import dev.sidetone.signaling.Message.Dtmf;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.Message.Ready;
import dev.sidetone.signaling.Message.Register;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.OkHttpDialer;
import dev.sidetone.testing.ScriptedWire;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Somebody means harm, or is slow; the call of two others goes on beside it. */
class HostileClientsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofMillis(1_500);

    private final OkHttpDialer dialer = OkHttpDialer.platform();
    @TempDir private Path folder = Path.of("");
    private VoiceServer server;
    private ScriptedWire alice;
    private ScriptedWire bob;
    private String atAlice = "";

    @BeforeEach
    void twoTalk() throws IOException {
        server = SilentServer.start(folder);
        alice = phone("alice");
        bob = phone("bob");
        alice.say(Invite.outgoing("TJS1", OpenTown.SDP, "To=bob"));
        atAlice = alice.hear(Ringing.class).callSid();
        bob.say(new Answer(bob.hear(Invite.class).callSid(), OpenTown.SDP, null));
        alice.hear(Answer.class);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String token(String identity) {
        return SilentServer.token(server, identity);
    }

    private ScriptedWire stranger() {
        URI url = URI.create("ws://127.0.0.1:" + server.httpPort() + "/signal");
        return new ScriptedWire(dialer, url, PATIENCE);
    }

    private ScriptedWire phone(String identity) {
        ScriptedWire wire = stranger();
        wire.say(new Listen(token(identity), null, 0, new Endpoint("sidetone", "1")));
        wire.hear(Connected.class);
        wire.say(new Register(true)).hear(Ready.class);
        return wire;
    }

    /** What one presses the other hears at once. */
    private void theyTalk(String key) {
        Instant before = Instant.now();
        alice.say(new Dtmf(atAlice, key));
        assertThat(bob.hear(Dtmf.class).digits()).isEqualTo(key);
        assertThat(Duration.between(before, Instant.now())).isLessThan(SOON);
    }

    /** Whoever comes now is served, too. */
    private void newcomersAreServed() {
        Instant before = Instant.now();
        phone("carol").close();
        assertThat(Duration.between(before, Instant.now())).isLessThan(SOON);
    }

    @Test
    void oneThatNeverReads() throws Exception {
        var mallory = new LazyReader(server, token("mallory"));
        ScriptedWire trudy = phone("trudy");
        trudy.say(Invite.outgoing("TJS2", OpenTown.SDP, "To=mallory"));
        String sid = trudy.hear(Ringing.class).callSid();
        mallory.answer();
        trudy.hear(Answer.class);

        String offer = OpenTown.SDP + "a=long:" + "x".repeat(10_000) + "\r\n";
        for (int i = 0; i < 1_000; i++) {
            trudy.say(new Message.Reinvite(sid, offer));
            if (i % 100 == 0) {
                theyTalk("1");
            }
        }
        theyTalk("2");
        newcomersAreServed();
    }

    @Test
    void oneThatSendsTheLargestFramesForEver() {
        String largest = "{\"type\":\"" + "x".repeat(65_500) + "\"}";
        for (int round = 0; round < 3; round++) {
            ScriptedWire mallory = stranger();
            for (int i = 0; i < 400; i++) {
                mallory.sayRaw(largest);
            }
            theyTalk("3");
            assertThat(mallory.closeCode()).isEqualTo(1008);
        }
        newcomersAreServed();
    }

    @Test
    void oneThatSpeaksWithoutAPause() {
        ScriptedWire mallory = phone("mallory");
        for (int i = 0; i < 20_000; i++) {
            mallory.wire().send("\n");
        }
        theyTalk("4");
        assertThat(mallory.closeCode()).isEqualTo(1008);
    }

    @Test
    void oneWithFiveHundredSockets() {
        List<ScriptedWire> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add(stranger());
        }
        theyTalk("5");
        newcomersAreServed();
        many.forEach(ScriptedWire::close);
        theyTalk("6");
    }

    /** Requests that begin and never end keep no thread. */
    @Test
    void oneThatNeverEndsItsRequests() throws IOException {
        List<Socket> many = new ArrayList<>();
        byte[] half =
                ("POST /v1/bindings HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json"
                                + "\r\nContent-Length: 100\r\n\r\n{")
                        .getBytes(StandardCharsets.UTF_8);
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.httpPort());
                many.add(socket);
                OutputStream to = socket.getOutputStream();
                to.write(half, 0, i % 2 == 0 ? half.length : 20);
                to.flush();
            }
            theyTalk("7");
            newcomersAreServed();
        } finally {
            for (Socket socket : many) {
                socket.close();
            }
        }
    }

    @Test
    void oneThatIsGoneInTheMiddle() {
        ScriptedWire trudy = phone("trudy");
        List<ScriptedWire> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            ScriptedWire mallory = phone("mallory" + i);
            mallory.say(Invite.outgoing("TJS9" + i, OpenTown.SDP, "To=trudy"));
            trudy.hear(Invite.class);
            many.add(mallory);
        }
        many.forEach(ScriptedWire::close);
        theyTalk("8");
        await().atMost(PATIENCE)
                .until(
                        () ->
                                server.trace().events().stream()
                                                .filter(e -> e.name().equals("SocketClosed"))
                                                .count()
                                        >= 50);
        newcomersAreServed();
    }
}
