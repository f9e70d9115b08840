package dev.sidetone.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.anchor.UdpSide;
import dev.sidetone.server.anchor.sdp.Descriptions;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Connected;
import dev.sidetone.signaling.Message.Dtmf;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.Message.Ready;
import dev.sidetone.signaling.Message.Register;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.OkHttpDialer;
import dev.sidetone.testing.Incidents;
import dev.sidetone.testing.ScriptedWire;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** The real server on loopback with one call in it, whose media go through the anchor. */
final class LiveTown implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    final VoiceServer server;
    final OkHttpDialer dialer = OkHttpDialer.platform();
    final UdpSide caller;
    final UdpSide callee;
    final String atAlice;
    final String atBob;
    private final Incidents incidents = new Incidents();
    private final ScriptedWire alice;
    private final ScriptedWire bob;

    LiveTown(Path folder) throws IOException {
        server = SilentServer.start(folder);
        alice = phone("alice");
        bob = phone("bob");
        alice.say(Invite.outgoing("TJS1", Descriptions.OFFER, "To=bob"));
        atAlice = alice.hear(Ringing.class).callSid();
        Invite invite = bob.hear(Invite.class);
        atBob = invite.callSid();
        bob.say(new Answer(atBob, Descriptions.ANSWER, null));
        callee = new UdpSide("aNs2", String.valueOf(invite.sdp()));
        caller = new UdpSide("oFf1", String.valueOf(alice.hear(Answer.class).sdp()));
        caller.connects();
        callee.connects();
        assertThat(talks()).isTrue();
    }

    URI signal() {
        return URI.create("ws://127.0.0.1:" + server.httpPort() + "/signal");
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.httpPort() + path;
    }

    /** A token of the household. */
    String token(String identity) {
        return SilentServer.token(server, identity);
    }

    /** A phone that is registered. */
    ScriptedWire phone(String identity) {
        var wire = new ScriptedWire(dialer, signal(), PATIENCE);
        wire.say(new Listen(token(identity), null, 0, new Endpoint("sidetone", "1")));
        wire.hear(Connected.class);
        wire.say(new Register(true)).hear(Ready.class);
        return wire;
    }

    /** Whether media get through, both ways. */
    boolean talks() throws IOException {
        return goes(caller, callee) && goes(callee, caller);
    }

    private static boolean goes(UdpSide from, UdpSide to) throws IOException {
        byte[] packet =
                ByteBuffer.allocate(172).put((byte) 0x80).putLong(4, System.nanoTime()).array();
        from.send(packet);
        byte[] got = to.receives();
        while (got != null && !Arrays.equals(got, packet)) {
            got = to.receives();
        }
        return got != null;
    }

    /** The call has stood everything: it still talks, by media and by signaling, until its end. */
    void isUnharmed() throws IOException {
        assertThat(talks()).as("media of the call").isTrue();
        alice.hearsNothing();
        bob.hearsNothing();
        alice.say(new Dtmf(atAlice, "5"));
        assertThat(bob.hear(Dtmf.class)).isEqualTo(new Dtmf(atBob, "5"));
        alice.say(Hangup.of(atAlice));
        assertThat(bob.hear(Hangup.class)).isEqualTo(Hangup.of(atBob));
        incidents.none();
    }

    @Override
    public void close() {
        caller.close();
        callee.close();
        server.close();
        incidents.close();
    }
}
