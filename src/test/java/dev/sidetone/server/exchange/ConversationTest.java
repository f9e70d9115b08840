package dev.sidetone.server.exchange;

import static dev.sidetone.server.exchange.Town.ANSWER;
import static dev.sidetone.server.exchange.Town.OFFER;
import static dev.sidetone.server.exchange.Town.call;
import static dev.sidetone.server.exchange.Town.registered;
import static dev.sidetone.testing.MarkedPaths.marked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.Ack;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Dtmf;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Reinvite;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.Message.Tones;
import dev.sidetone.signaling.Message.UserMessage;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.testing.ScriptedWire;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class ConversationTest {
    private static final String NEW_OFFER = OFFER + "a=ice-ufrag:fresh\r\n";
    private static final String NEW_ANSWER = ANSWER + "a=ice-ufrag:fresh\r\n";

    private final Town town = new Town();
    private ScriptedWire alice = town.sidetone("alice");
    private ScriptedWire bob = registered(town.sidetone("bob"));
    private String atAlice = "";
    private String atBob = "";
    private String aliceToken = "";
    private String bobToken = "";

    private void connect() {
        alice.say(call("TJS1", "bob"));
        atAlice = alice.hear(Ringing.class).callSid();
        Invite invite = bob.hear(Invite.class);
        atBob = invite.callSid();
        bobToken = String.valueOf(invite.reconnect());
        bob.say(new Answer(atBob, ANSWER, null));
        aliceToken = String.valueOf(alice.hear(Answer.class).reconnect());
    }

    @Test
    void eitherSideHangsUp() {
        connect();
        alice.say(Hangup.of(atAlice));
        assertThat(bob.hear(Hangup.class)).isEqualTo(Hangup.of(atBob));
        alice.hearsNothing();

        connect();
        bob.say(new Hangup(atBob, null, "media failed"));
        assertThat(alice.hear(Hangup.class)).isEqualTo(Hangup.of(atAlice));
        bob.hearsNothing();
    }

    @Test
    void aSecondHangupIsNobodys() {
        connect();
        alice.say(Hangup.of(atAlice)).say(Hangup.of(atAlice));

        bob.hear(Hangup.class);
        bob.hearsNothing();
        alice.hearsNothing();
    }

    @Test
    void digitsGoToSidetoneEndpointsAlone() {
        connect();
        alice.say(new Dtmf(atAlice, "12#"));
        assertThat(bob.hear(Dtmf.class)).isEqualTo(new Dtmf(atBob, "12#"));

        alice.say(new Dtmf(atAlice, "abc"));
        assertThat(alice.hear(Failed.class).error().code()).isEqualTo(31400);

        bob = registered(town.browser("ben"));
        alice.say(call("TJS2", "ben"));
        String sid = alice.hear(Ringing.class).callSid();
        bob.say(new Answer(bob.hear(Invite.class).callSid(), ANSWER, null));
        alice.hear(Answer.class);
        alice.say(new Dtmf(sid, "1"));
        bob.hearsNothing();
        assertThat(alice.hear(Tones.class)).isEqualTo(new Tones(sid, "1"));
    }

    @Test
    void aPageIsOfferedNoEventsByAPhoneAndTellsItsDigits() {
        bob = registered(town.browser("ben"));
        String events = "a=rtpmap:126 telephone-event/8000\r\n";
        alice.say(Invite.outgoing("TJS2", OFFER + events, "To=ben"));
        String sid = alice.hear(Ringing.class).callSid();
        Invite invite = bob.hear(Invite.class);
        assertThat(invite.sdp()).contains("m=audio ").doesNotContain("telephone-event");
        bob.say(new Answer(invite.callSid(), ANSWER, null));
        alice.hear(Answer.class);
        bob.say(new Dtmf(invite.callSid(), "12#"));
        assertThat(alice.hear(Dtmf.class)).isEqualTo(new Dtmf(sid, "12#"));
    }

    @Test
    void twoPagesKeepTheirEvents() {
        alice = town.browser("anna");
        bob = registered(town.browser("ben"));
        String events = "a=rtpmap:126 telephone-event/8000\r\n";
        alice.say(Invite.outgoing("TJS2", OFFER + events, "To=ben"));
        assertThat(bob.hear(Invite.class).sdp()).contains(events);
    }

    @Test
    void newOffersAndTheirAnswersAreRelayed() {
        connect();
        bob.say(new Reinvite(atBob, NEW_OFFER));
        assertThat(alice.hear(Reinvite.class)).isEqualTo(new Reinvite(atAlice, NEW_OFFER));

        alice.say(new Answer(atAlice, NEW_ANSWER, null));
        assertThat(bob.hear(Answer.class)).isEqualTo(new Answer(atBob, NEW_ANSWER, null));

        alice.say(new Answer(atAlice, NEW_ANSWER, null));
        bob.hearsNothing();
    }

    @Test
    void newOffersDoNotReachABrowserTheServerAnswersThem() {
        bob.close();
        bob = registered(town.browser("bob"));
        connect();

        alice.say(new Reinvite(atAlice, NEW_OFFER));

        bob.hearsNothing();
        assertThat(alice.hear(Answer.class))
                .isEqualTo(new Answer(atAlice, marked(NEW_OFFER) + "a=setup:passive\r\n", null));
    }

    @Test
    void aSecondAnswerOfTheCalleeIsNobodys() {
        connect();
        bob.say(new Answer(atBob, ANSWER, null));

        alice.hearsNothing();
        bob.hearsNothing();
    }

    @Test
    void messagesAreForwardedAndAcknowledged() {
        connect();
        alice.say(
                new UserMessage(
                        atAlice, "{\"n\":1}", "application/json", "user-defined-message", "KX1"));

        assertThat(alice.hear(Ack.class)).isEqualTo(new Ack("message", atAlice, "KX1"));
        UserMessage forwarded = bob.hear(UserMessage.class);
        assertThat(forwarded.callSid()).isEqualTo(atBob);
        assertThat(forwarded.content()).isEqualTo("{\"n\":1}");
        assertThat(forwarded.voiceEventSid()).startsWith("KX").isNotEqualTo("KX1");

        alice.say(new UserMessage(atAlice, "\"" + "é".repeat(5120) + "\"", "t", "t", "KX2"));
        assertThat(alice.hear(Failed.class).error().code()).isEqualTo(31212);
        alice.say(new UserMessage(atAlice, "\"" + "中".repeat(3500) + "\"", "t", "t", "KX3"));
        assertThat(alice.hear(Failed.class).error().code()).isEqualTo(31212);
        alice.say(new UserMessage("CA0", "1", "t", "t", "KX3"));
        assertThat(alice.hear(Failed.class).voiceEventSid()).isEqualTo("KX3");
    }

    private static UserMessage said(String sid, String type, String name) {
        return new UserMessage(sid, "1", "application/json", type, name);
    }

    private static UserMessage said(String sid, String name) {
        return said(sid, "user-defined-message", name);
    }

    @Test
    void messagesTravelBothWaysWhileItRings() {
        alice.say(call("TJS1", "bob"));
        atAlice = alice.hear(Ringing.class).callSid();
        atBob = bob.hear(Invite.class).callSid();

        alice.say(said(atAlice, "KX1"));
        assertThat(alice.hear(Ack.class)).isEqualTo(new Ack("message", atAlice, "KX1"));
        assertThat(bob.hear(UserMessage.class).callSid()).isEqualTo(atBob);

        bob.say(said(atBob, "KX2"));
        assertThat(bob.hear(Ack.class)).isEqualTo(new Ack("message", atBob, "KX2"));
        assertThat(alice.hear(UserMessage.class).callSid()).isEqualTo(atAlice);
    }

    @Test
    void aMessageThatNobodyCanHearFails() {
        connect();
        town.wires().cut(bob.wire());
        alice.say(said(atAlice, "KX1"));
        Failed failed = alice.hear(Failed.class);
        assertThat(failed.error().code()).isEqualTo(31211);
        assertThat(failed.voiceEventSid()).isEqualTo("KX1");
    }

    @Test
    void messagesAreOfOneTypeAndTenAMinute() {
        connect();
        alice.say(said(atAlice, "other", "KX0"));
        assertThat(alice.hear(Failed.class).error().code()).isEqualTo(31210);
        for (int i = 1; i <= 10; i++) {
            alice.say(said(atAlice, "KX" + i));
            alice.hear(Ack.class);
            bob.hear(UserMessage.class);
        }
        alice.say(said(atAlice, "KX11"));
        assertThat(alice.hear(Failed.class).error().code()).isEqualTo(31206);
        town.pass(Duration.ofSeconds(61));
        alice.say(said(atAlice, "KX12"));
        assertThat(alice.hear(Ack.class).voiceEventSid()).isEqualTo("KX12");
    }

    @Test
    void aLegComesBackOnAFreshSocket() {
        connect();
        town.wires().cut(alice.wire());
        town.pass(Duration.ofSeconds(14));
        bob.hearsNothing();

        alice = town.sidetone("alice");
        alice.say(Invite.reconnecting(atAlice, OFFER, aliceToken));

        Answer confirmed = alice.hear(Answer.class);
        assertThat(confirmed.callSid()).isEqualTo(atAlice);
        assertThat(confirmed.sdp()).isNull();
        assertThat(confirmed.reconnect()).isNotEmpty();
        town.pass(Duration.ofSeconds(60));
        bob.say(Hangup.of(atBob));
        assertThat(alice.hear(Hangup.class)).isEqualTo(Hangup.of(atAlice));
    }

    @Test
    void aLegThatDoesNotComeBackEndsTheCall() {
        connect();
        town.wires().cut(alice.wire());
        town.pass(Duration.ofSeconds(30));

        assertThat(bob.hear(Hangup.class))
                .isEqualTo(
                        Hangup.of(
                                atBob,
                                new WireError(
                                        53001,
                                        "the connection of alice was lost and did not come"
                                                + " back")));

        alice = town.sidetone("alice");
        alice.say(Invite.reconnecting(atAlice, OFFER, aliceToken));
        assertThat(alice.hear(Hangup.class)).isEqualTo(Hangup.of(atAlice));
    }

    @Test
    void aClientThatAsksForLittleTimeIsWaitedForAsLong() {
        ScriptedWire patient = town.stranger();
        patient.say(new Message.Listen(town.token("alice"), null, 5, null));
        patient.hear(Message.Connected.class);
        alice = patient;
        connect();

        town.wires().cut(alice.wire());
        town.pass(Duration.ofSeconds(29));
        bob.hearsNothing();
        town.pass(Duration.ofSeconds(1));

        bob.hear(Hangup.class);
    }

    @Test
    void whoeverHangsUpMeanwhileIsToldToTheOtherOnItsReturn() {
        connect();
        town.wires().cut(alice.wire());
        bob.say(Hangup.of(atBob));

        alice = town.sidetone("alice");
        alice.say(Invite.reconnecting(atAlice, OFFER, aliceToken));

        assertThat(alice.hear(Hangup.class)).isEqualTo(Hangup.of(atAlice));
    }

    @Test
    void hangingUpOnAFreshSocketNeedsNoReturn() {
        connect();
        town.wires().cut(alice.wire());

        alice = town.sidetone("alice");
        alice.say(Hangup.of(atAlice));

        assertThat(bob.hear(Hangup.class)).isEqualTo(Hangup.of(atBob));
    }

    @Test
    void anOfferWaitsForTheOtherSideToComeBack() {
        connect();
        town.wires().cut(alice.wire());
        bob.say(new Reinvite(atBob, NEW_OFFER));

        alice = town.sidetone("alice");
        alice.say(Invite.reconnecting(atAlice, OFFER, aliceToken));
        alice.hear(Answer.class);
        assertThat(alice.hear(Reinvite.class)).isEqualTo(new Reinvite(atAlice, NEW_OFFER));

        alice.say(new Answer(atAlice, NEW_ANSWER, null));
        assertThat(bob.hear(Answer.class).sdp()).isEqualTo(NEW_ANSWER);
    }

    @Test
    void theOldSocketOfALegThatMovedMayDie() {
        connect();
        ScriptedWire fresh = town.sidetone("alice");
        fresh.say(Invite.reconnecting(atAlice, OFFER, aliceToken));
        fresh.hear(Answer.class);

        town.wires().cut(alice.wire());
        town.pass(Duration.ofSeconds(60));

        bob.hearsNothing();
        fresh.hearsNothing();
    }

    @Test
    void aFreshTokenOnTheSameSocketConfirmsItsCalls() {
        alice = town.browser("alice");
        connect();
        alice.say(town.listen("alice", "browser"));
        alice.hear(Message.Connected.class);

        alice.say(Invite.reconnecting(atAlice, OFFER, aliceToken));

        assertThat(alice.hear(Answer.class).callSid()).isEqualTo(atAlice);
        bob.hearsNothing();
    }

    @Test
    void reconnectTokensAreNobodyElses() {
        connect();
        ScriptedWire mallory = town.sidetone("mallory");

        mallory.say(Invite.reconnecting(atAlice, OFFER, aliceToken));
        assertThat(mallory.hear(Hangup.class).error()).extracting(WireError::code).isEqualTo(31209);
        mallory.say(Invite.reconnecting(atAlice, OFFER, "nonsense"));
        assertThat(mallory.hear(Hangup.class).error()).extracting(WireError::code).isEqualTo(31107);
        alice.say(Invite.reconnecting(atBob, OFFER, aliceToken));
        assertThat(alice.hear(Hangup.class).error()).extracting(WireError::code).isEqualTo(31209);
        bob.hearsNothing();
    }

    @Test
    void anAnswerThatWasLostComesWithTheReturn() {
        alice.say(call("TJS1", "bob"));
        atAlice = alice.hear(Ringing.class).callSid();
        Invite invite = bob.hear(Invite.class);
        ScriptedWire other = registered(town.sidetone("bob"));
        other.say(
                Invite.reconnecting(invite.callSid(), ANSWER, String.valueOf(invite.reconnect())));

        assertThat(alice.hear(Answer.class).sdp()).isEqualTo(ANSWER);
        assertThat(other.hear(Answer.class).callSid()).isEqualTo(invite.callSid());
    }

    @Test
    void aSuccessorGoesOnWithTheCall() {
        connect();
        town.succeed();
        alice = town.sidetone("alice");
        bob = registered(town.sidetone("bob"));

        bob.say(Invite.reconnecting(atBob, ANSWER, bobToken));
        assertThat(bob.hear(Answer.class).callSid()).isEqualTo(atBob);
        town.pass(Duration.ofSeconds(14));
        alice.say(Invite.reconnecting(atAlice, OFFER, aliceToken));
        assertThat(alice.hear(Answer.class).callSid()).isEqualTo(atAlice);
        town.pass(Duration.ofSeconds(60));

        alice.say(new Dtmf(atAlice, "1"));
        assertThat(bob.hear(Dtmf.class).callSid()).isEqualTo(atBob);
        bob.say(Hangup.of(atBob));
        assertThat(alice.hear(Hangup.class)).isEqualTo(Hangup.of(atAlice));
    }

    @Test
    void aSuccessorWaitsForTheOtherSideNoLongerThanItsPredecessor() {
        connect();
        town.succeed();
        bob = town.sidetone("bob");
        bob.say(Invite.reconnecting(atBob, ANSWER, bobToken));
        bob.hear(Answer.class);

        town.pass(Duration.ofSeconds(30));

        assertThat(bob.hear(Hangup.class).error()).extracting(WireError::code).isEqualTo(53001);
    }

    @Test
    void aCallThatEndedAtTheSuccessorStaysEnded() {
        connect();
        town.succeed();
        bob = town.sidetone("bob");
        bob.say(Invite.reconnecting(atBob, ANSWER, bobToken));
        bob.hear(Answer.class);
        bob.say(Hangup.of(atBob));

        alice = town.sidetone("alice");
        alice.say(Invite.reconnecting(atAlice, OFFER, aliceToken));

        assertThat(alice.hear(Hangup.class)).isEqualTo(Hangup.of(atAlice));
    }

    @Test
    void whoHangsUpBeforeTheSuccessorKnowsTheCallIsHeard() {
        connect();
        town.succeed();
        bob = town.sidetone("bob");
        bob.say(Hangup.of(atBob));

        alice = town.sidetone("alice");
        alice.say(Invite.reconnecting(atAlice, OFFER, aliceToken));

        assertThat(alice.hear(Hangup.class)).isEqualTo(Hangup.of(atAlice));
    }

    @Test
    void tokensOfAFirstSuccessorServeASecond() {
        connect();
        town.succeed();
        alice = town.sidetone("alice");
        alice.say(Invite.reconnecting(atAlice, OFFER, aliceToken));
        String rotated = String.valueOf(alice.hear(Answer.class).reconnect());
        town.succeed();

        alice = town.sidetone("alice");
        alice.say(Invite.reconnecting(atAlice, OFFER, rotated));
        bob = town.sidetone("bob");
        bob.say(Invite.reconnecting(atBob, ANSWER, bobToken));

        alice.hear(Answer.class);
        bob.hear(Answer.class);
        alice.say(Hangup.of(atAlice));
        bob.hear(Hangup.class);
    }

    @Test
    void aCallToALineEndsWithItsServer() {
        alice.say(call("TJS1", "echo"));
        atAlice = alice.hear(Ringing.class).callSid();
        town.ports.only().listener.described(ANSWER);
        aliceToken = String.valueOf(alice.hear(Answer.class).reconnect());
        town.succeed();

        alice = town.sidetone("alice");
        alice.say(Invite.reconnecting(atAlice, OFFER, aliceToken));

        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(
                        new WireError(
                                53001, "the server that carried the sound of the call has gone"));
    }
}
