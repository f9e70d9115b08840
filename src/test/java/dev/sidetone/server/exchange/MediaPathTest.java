package dev.sidetone.server.exchange;

import static dev.sidetone.server.exchange.Town.ANSWER;
import static dev.sidetone.server.exchange.Town.BARE_OFFER;
import static dev.sidetone.server.exchange.Town.OFFER;
import static dev.sidetone.server.exchange.Town.registered;
import static dev.sidetone.testing.MarkedPaths.marked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Reinvite;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.testing.ScriptedWire;

import org.junit.jupiter.api.Test;

/** Media goes directly where both sides say where they are, and through the server otherwise. */
class MediaPathTest {
    private final Town town = new Town();

    private static String offered(ScriptedWire caller, ScriptedWire callee, String offer) {
        caller.say(Invite.outgoing("TJS1", offer, "To=bob"));
        caller.hear(Ringing.class);
        Invite invite = callee.hear(Invite.class);
        callee.say(new Answer(invite.callSid(), ANSWER, null));
        return String.valueOf(invite.sdp());
    }

    @Test
    void twoPhonesTalkDirectly() {
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire bob = registered(town.sidetone("bob"));

        assertThat(offered(alice, bob, OFFER)).isEqualTo(OFFER);
        assertThat(alice.hear(Answer.class).sdp()).isEqualTo(ANSWER);
    }

    @Test
    void twoBrowsersTalkThroughTheServer() {
        ScriptedWire alice = town.browser("alice");
        ScriptedWire bob = registered(town.browser("bob"));

        assertThat(offered(alice, bob, BARE_OFFER)).isEqualTo(marked(BARE_OFFER));
        assertThat(alice.hear(Answer.class).sdp()).isEqualTo(marked(ANSWER));
        assertThat(town.paths.closed).isEmpty();
        bob.say(new Hangup(null, null, null));
    }

    @Test
    void aBrowserAndAPhoneTalkThroughTheServer() {
        ScriptedWire alice = town.browser("alice");
        ScriptedWire bob = registered(town.sidetone("bob"));

        assertThat(offered(alice, bob, BARE_OFFER)).isEqualTo(marked(BARE_OFFER));
        assertThat(alice.hear(Answer.class).sdp()).isEqualTo(marked(ANSWER));
    }

    @Test
    void aSuccessorTakesTheMediaUpWhenBothSidesHaveComeBack() {
        ScriptedWire alice = town.browser("alice");
        ScriptedWire bob = registered(town.browser("bob"));
        alice.say(Invite.outgoing("TJS1", BARE_OFFER, "To=bob"));
        String atAlice = alice.hear(Ringing.class).callSid();
        Invite invite = bob.hear(Invite.class);
        bob.say(new Answer(invite.callSid(), ANSWER, null));
        String aliceToken = String.valueOf(alice.hear(Answer.class).reconnect());
        town.succeed();

        alice = town.browser("alice");
        alice.say(Invite.reconnecting(atAlice, BARE_OFFER, aliceToken));
        assertThat(alice.hear(Answer.class).sdp()).isNull();
        alice.say(new Reinvite(atAlice, BARE_OFFER));
        alice.hearsNothing();
        bob = town.browser("bob");
        bob.say(Invite.reconnecting(invite.callSid(), ANSWER, String.valueOf(invite.reconnect())));
        assertThat(bob.hear(Answer.class).sdp()).isNull();

        assertThat(alice.hear(Answer.class).sdp()).startsWith(marked(BARE_OFFER));
        assertThat(town.paths.resumed)
                .containsExactly(atAlice + " " + BARE_OFFER, invite.callSid() + " " + ANSWER);
        bob.say(new Reinvite(invite.callSid(), BARE_OFFER));
        assertThat(bob.hear(Answer.class).sdp()).startsWith(marked(BARE_OFFER));
        alice.say(Hangup.of(atAlice));
        bob.hear(Hangup.class);
    }

    @Test
    void thePathIsClosedWithTheCall() {
        ScriptedWire alice = town.browser("alice");
        ScriptedWire bob = registered(town.browser("bob"));
        offered(alice, bob, BARE_OFFER);
        String sid = alice.hear(Answer.class).callSid();

        alice.say(Hangup.of(sid));

        bob.hear(Hangup.class);
        assertThat(town.paths.closed).containsExactly(sid);
    }
}
