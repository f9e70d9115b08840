package dev.sidetone.server.exchange;

import static dev.sidetone.server.exchange.Town.ANSWER;
import static dev.sidetone.server.exchange.Town.OFFER;
import static dev.sidetone.server.exchange.Town.call;
import static dev.sidetone.server.exchange.Town.registered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Dtmf;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Ready;
import dev.sidetone.signaling.Message.Register;
import dev.sidetone.signaling.Message.Reinvite;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.signaling.MessageCodec;
import dev.sidetone.testing.Fuzz;
import dev.sidetone.testing.ScriptedWire;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;

class BadFramesTest {
    private final Town town = new Town();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "hello, the frame is not JSON",
                "[], the frame is not a JSON object",
                "{}, the frame has no type",
                "|{\"type\":\"dance\"}|, there is no message of type \"dance\"",
                "|{\"type\":\"ready\"}|, this message is the server's to send",
                "|{\"type\":\"register\"}|, the first message on a socket is listen",
                "|{\"type\":\"listen\"}|, listen without token",
            })
    void areToldToTheirSender(String frame, String why) {
        ScriptedWire stranger = town.stranger();

        stranger.sayRaw(frame);

        assertThat(stranger.hear(Failed.class).error()).isEqualTo(new WireError(31400, why));
        stranger.say(town.listen("alice", "sidetone"));
        stranger.hear(Message.Connected.class);
    }

    @Test
    void tooManyCloseTheSocket() {
        ScriptedWire stranger = town.stranger();
        for (int i = 0; i < 101; i++) {
            stranger.sayRaw("x");
        }

        assertThat(stranger.closeCode()).isEqualTo(1008);
    }

    @Test
    void tooLargeOnesCloseTheSocket() {
        ScriptedWire stranger = town.stranger();
        stranger.sayRaw("x".repeat(65_537));

        assertThat(stranger.closeCode()).isEqualTo(1009);
    }

    @Test
    void aFloodClosesTheSocket() {
        ScriptedWire alice = town.sidetone("alice");
        for (int i = 0; i < 600; i++) {
            alice.wire().send("\n");
        }
        // all 600 arrive in the same instant, before the server has looked at the first
        assertThat(alice.closeCode()).isEqualTo(1008);
    }

    @Test
    void messagesOutOfOrderHarmNothing() {
        ScriptedWire alice = town.sidetone("alice");

        alice.say(new Answer("CA1", ANSWER, null));
        assertThat(alice.hear(Hangup.class).error()).extracting(WireError::code).isEqualTo(31008);
        alice.say(new Reinvite("CA1", OFFER));
        assertThat(alice.hear(Hangup.class).error()).extracting(WireError::code).isEqualTo(31481);
        alice.say(Hangup.of("CA1")).say(new Message.Reject("CA1", null)).say(new Dtmf("CA1", "1"));
        alice.hearsNothing();
        alice.say(new Hangup(null, null, null));
        assertThat(alice.hear(Failed.class).error().code()).isEqualTo(31400);
        alice.say(new Register(true)).hear(Ready.class);
    }

    @Test
    void namesOfCallsAreChecked() {
        ScriptedWire alice = town.sidetone("alice");
        registered(town.sidetone("bob"));
        alice.say(call("TJS1", "bob"));
        alice.hear(Ringing.class);

        for (String sid : new String[] {"TJS1", "CA1", "", "TJS" + "x".repeat(70), "TJS <b>"}) {
            alice.say(call(sid, "bob"));
            assertThat(alice.hear(Hangup.class).error())
                    .extracting(WireError::code)
                    .isEqualTo(31400);
        }
        alice.say(Invite.outgoing("TJS2", OFFER, "To=bob&x=" + "y".repeat(8200)));
        assertThat(alice.hear(Hangup.class).error()).extracting(WireError::code).isEqualTo(31103);
        alice.say(Invite.outgoing("TJS3", OFFER, "To=" + "z".repeat(300)));
        assertThat(alice.hear(Hangup.class).error())
                .extracting(WireError::message)
                .asString()
                .hasSizeLessThan(110)
                .contains("zzz…");
    }

    @Test
    void oneSocketMayNotRingTheWholeTown() {
        ScriptedWire alice = town.sidetone("alice");
        for (int i = 0; i < 32; i++) {
            alice.say(call("TJS" + i, "noanswer"));
            alice.hear(Ringing.class);
        }
        alice.say(call("TJS32", "noanswer"));

        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31206, "too many calls at once"));
    }

    @Test
    void silenceIsDropped() {
        ScriptedWire alice = registered(town.sidetone("alice"));
        ScriptedWire bob = registered(town.sidetone("bob"));
        ScriptedWire carol = town.sidetone("carol");
        town.pass(Duration.ofSeconds(60));
        assertThat(alice.heartbeats()).isEqualTo(12);
        alice.fallMute();
        town.wires().silence(bob.wire());

        town.pass(Duration.ofSeconds(21));

        assertThat(alice.closeCode()).isEqualTo(1001);
        carol.say(call("TJS1", "bob"));
        assertThat(carol.hear(Hangup.class).error())
                .isEqualTo(new WireError(31480, "nobody named bob is registered"));
    }

    @Test
    void whoNeverSaysWhoItIsIsDropped() {
        ScriptedWire stranger = town.stranger();
        ScriptedWire alice = town.sidetone("alice");

        town.pass(Duration.ofSeconds(21));

        assertThat(stranger.closeCode()).isEqualTo(1001);
        alice.say(new Register(true)).hear(Ready.class);
    }

    @Test
    void aServerThatSleptBlamesNobody() {
        ScriptedWire alice = town.sidetone("alice");
        alice.fallMute();
        town.pass(Duration.ofSeconds(4));
        town.sleep(Duration.ofMinutes(10));

        town.pass(Duration.ofSeconds(6));
        alice.say(new Register(true)).hear(Ready.class);
        town.pass(Duration.ofSeconds(21));

        assertThat(alice.closeCode()).isEqualTo(1001);
    }

    /** Frames of a real conversation, each broken a little: nobody else's call may suffer. */
    @Test
    void brokenFramesHarmNobodyElse() {
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire bob = registered(town.sidetone("bob"));
        alice.say(call("TJS1", "bob"));
        String atAlice = alice.hear(Ringing.class).callSid();
        String atBob = bob.hear(Invite.class).callSid();
        bob.say(new Answer(atBob, ANSWER, null));
        alice.hear(Answer.class);
        List<String> honest = honestFrames(atAlice, atBob);

        ScriptedWire[] mallory = {town.sidetone("mallory")};
        Fuzz.seeded(11)
                .texts(
                        5_000,
                        honest,
                        frame -> {
                            mallory[0].sayRaw(frame);
                            if (mallory[0].closeCode() != null) {
                                mallory[0] = town.sidetone("mallory");
                            }
                        });

        alice.hearsNothing();
        bob.hearsNothing();
        alice.say(new Dtmf(atAlice, "5"));
        assertThat(bob.hear(Dtmf.class)).isEqualTo(new Dtmf(atBob, "5"));
        alice.say(Hangup.of(atAlice));
        assertThat(bob.hear(Hangup.class)).isEqualTo(Hangup.of(atBob));
    }

    private List<String> honestFrames(String atAlice, String atBob) {
        MessageCodec codec = new MessageCodec();
        return List.of(
                codec.encode(town.listen("mallory", "sidetone")),
                codec.encode(new Register(true)),
                codec.encode(call("TJS9", "nobody")),
                codec.encode(call("TJS9", "noanswer")),
                codec.encode(new Answer(atBob, ANSWER, null)),
                codec.encode(new Reinvite(atAlice, OFFER)),
                codec.encode(Invite.reconnecting(atAlice, OFFER, "a.b.c")),
                codec.encode(Hangup.of(atAlice)),
                codec.encode(new Message.Reject(atBob, "busy")),
                codec.encode(new Dtmf(atAlice, "1")),
                codec.encode(new Message.UserMessage(atAlice, "{}", "t", "t", "KX1")));
    }
}
