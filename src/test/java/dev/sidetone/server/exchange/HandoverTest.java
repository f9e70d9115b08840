package dev.sidetone.server.exchange;

import static dev.sidetone.server.exchange.Town.ANSWER;
import static dev.sidetone.server.exchange.Town.BARE_OFFER;
import static dev.sidetone.server.exchange.Town.call;
import static dev.sidetone.server.exchange.Town.registered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Reinvite;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.testing.ScriptedWire;

import org.junit.jupiter.api.Test;

/** A call belongs to who was invited, and what is said of one call never reaches another. */
class HandoverTest {
    private static final String ACTIVE = "a=setup:active\r\na=fingerprint:sha-256 AA:01\r\n";
    private static final String OTHER = "a=setup:actpass\r\na=fingerprint:sha-256 BB:02\r\n";

    private final Town town = new Town();
    private final ScriptedWire alice = town.sidetone("alice");
    private final ScriptedWire bob = registered(town.browser("bob"));

    /** signaling.md §5: connectToken brings an offer of another device. */
    @Test
    void aConnectTokenIsRefusedWhileItRings() {
        alice.say(call("TJS1", "bob"));
        Invite invite = bob.hear(Invite.class);
        ScriptedWire tablet = town.browser("bob");
        tablet.say(takeOver(invite));

        assertThat(code(tablet.hear(Hangup.class))).isEqualTo(31209);
        alice.hear(Ringing.class);
        alice.hearsNothing();
        bob.say(new Answer(invite.callSid(), ANSWER + ACTIVE, null));
        alice.hear(Answer.class);
    }

    @Test
    void aConnectTokenIsRefusedInACall() {
        alice.say(call("TJS1", "bob"));
        alice.hear(Ringing.class);
        Invite invite = bob.hear(Invite.class);
        bob.say(new Answer(invite.callSid(), ANSWER + ACTIVE, null));
        String atAlice = alice.hear(Answer.class).callSid();
        ScriptedWire tablet = town.browser("bob");
        tablet.say(takeOver(invite));

        assertThat(code(tablet.hear(Hangup.class))).isEqualTo(31209);
        alice.say(Hangup.of(atAlice));
        bob.hear(Hangup.class);
        tablet.hearsNothing();
    }

    /** The same page comes back after its socket broke: its certificate is the same. */
    @Test
    void whoeverWasInvitedMayComeBack() {
        alice.say(call("TJS1", "bob"));
        alice.hear(Ringing.class);
        Invite invite = bob.hear(Invite.class);
        bob.say(new Answer(invite.callSid(), ANSWER + ACTIVE, null));
        alice.hear(Answer.class);
        town.wires().cut(bob.wire());
        ScriptedWire again = town.browser("bob");
        again.say(
                Invite.reconnecting(
                        invite.callSid(), ANSWER + ACTIVE, String.valueOf(invite.reconnect())));

        assertThat(again.hear(Answer.class).callSid()).isEqualTo(invite.callSid());
    }

    /** signaling.md §2.2: the SDK gives an answer to whichever call waits for one. */
    @Test
    void theAnswerOfOneCallWaitsWhileAnotherIsSetUp() {
        alice.close();
        ScriptedWire page = town.browser("carol");
        registered(town.sidetone("dave"));
        page.say(Invite.outgoing("TJS1", BARE_OFFER, "To=bob"));
        String first = page.hear(Ringing.class).callSid();
        bob.say(new Answer(bob.hear(Invite.class).callSid(), ANSWER, null));
        page.hear(Answer.class);
        page.say(Invite.outgoing("TJS2", BARE_OFFER, "To=dave"));
        String second = page.hear(Ringing.class).callSid();

        page.say(new Reinvite(first, BARE_OFFER));
        page.hearsNothing();
        page.say(Hangup.of(second));

        assertThat(page.hear(Answer.class).callSid()).isEqualTo(first);
    }

    private static Message takeOver(Invite invite) {
        return Invite.reconnecting(
                invite.callSid(), BARE_OFFER + OTHER, String.valueOf(invite.reconnect()));
    }

    private static int code(Hangup hangup) {
        WireError error = hangup.error();
        return error == null ? 0 : error.code();
    }
}
