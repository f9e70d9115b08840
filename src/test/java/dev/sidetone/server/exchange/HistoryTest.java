package dev.sidetone.server.exchange;

import static dev.sidetone.server.exchange.Town.ANSWER;
import static dev.sidetone.server.exchange.Town.OFFER;
import static dev.sidetone.server.exchange.Town.call;
import static dev.sidetone.server.exchange.Town.registered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.history.CallRecord;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Reject;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.testing.ScriptedWire;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** Each leg has a record with the words of webhooks and of the REST interface. */
class HistoryTest {
    private final Town town = new Town();
    private final ScriptedWire alice = town.sidetone("alice");
    private final ScriptedWire bob = registered(town.sidetone("bob"));

    private List<String> told() {
        return town.exchange().history().all().reversed().stream()
                .map(
                        r ->
                                r.direction().value()
                                        + " "
                                        + r.from()
                                        + " "
                                        + r.to()
                                        + " "
                                        + r.status().value())
                .toList();
    }

    @Test
    void aCallThatIsAnswered() {
        alice.say(call("TJS1", "bob"));
        String sid = alice.hear(Ringing.class).callSid();
        assertThat(told())
                .containsExactly(
                        "inbound client:alice  ringing",
                        "outbound-dial client:alice client:bob ringing");
        Invite invite = bob.hear(Invite.class);
        bob.say(new Answer(invite.callSid(), ANSWER, null));
        assertThat(told()).allMatch(line -> line.endsWith(" in-progress"));
        town.pass(Duration.ofSeconds(12));
        alice.say(Hangup.of(sid));

        assertThat(told()).allMatch(line -> line.endsWith(" completed"));
        CallRecord child = town.exchange().history().of(invite.callSid());
        assertThat(child).isNotNull();
        assertThat(child.parent()).isEqualTo(sid);
        assertThat(child.duration()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void aCallThatIsRefused() {
        alice.say(call("TJS1", "bob"));
        bob.say(new Reject(bob.hear(Invite.class).callSid(), null));

        assertThat(told()).hasSize(2).allMatch(line -> line.endsWith(" busy"));
    }

    @Test
    void aCallThatRingsInVain() {
        alice.say(call("TJS1", "bob"));
        town.pass(Duration.ofSeconds(31));

        assertThat(told()).hasSize(2).allMatch(line -> line.endsWith(" no-answer"));
    }

    @Test
    void aCallerWhoLeaves() {
        alice.say(call("TJS1", "bob")).say(Hangup.of("TJS1"));

        assertThat(told()).hasSize(2).allMatch(line -> line.endsWith(" canceled"));
    }

    /** The server's own side of a call is no call of its own. */
    @Test
    void aLineHasNoRecord() {
        alice.say(Invite.outgoing("TJS1", OFFER, "To=echo"));

        assertThat(told()).containsExactly("inbound client:alice  ringing");
    }
}
