package dev.sidetone.server.exchange;

import static dev.sidetone.server.exchange.Town.registered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.signaling.MalformedFrame;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.testing.ScriptedWire;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Identities have numbers: they are called by them, and call with them. */
class OwnNumbersTest {
    private final Town town = new Town();

    private int own(String identity, String... numbers) {
        return set(town.token(identity), List.of(numbers));
    }

    private int set(String token, List<String> numbers) {
        var outcome = town.exchange().setNumbers(token, numbers).toCompletableFuture();
        town.settle();
        return outcome.join().status();
    }

    @Test
    @DisplayName("a caller with a number of its own calls with it, so that the phone can ask")
    void callsWithItsNumber() {
        own("alice", "+1 555-0101", "+15550102");
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire bob = registered(town.sidetone("bob"));

        alice.say(Town.call("TJS1", "bob"));

        assertThat(bob.hear(Invite.class).parameters())
                .containsEntry("From", "+15550101")
                .containsEntry("To", "client:bob");
    }

    @Test
    @DisplayName("pushes, too, name the caller by its number")
    void pushesWithItsNumber() throws MalformedFrame {
        own("alice", "+15550101");
        town.bind("bob", Town.device(1));
        var link = town.pushLink(Town.device(1));
        ScriptedWire alice = town.sidetone("alice");

        alice.say(Town.call("TJS1", "bob"));

        assertThat(link.push()).containsEntry("twi_from", "+15550101");
    }

    @ParameterizedTest
    @DisplayName("a number is called back, however it is written, by any of the aliases")
    @ValueSource(strings = {"%2B15550101", "0015550101", "15550101", "%2B1 (555) 0102"})
    void calledByNumber(String dialled) {
        own("bob", "+15550101", "+15550102");
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire bob = registered(town.sidetone("bob"));

        alice.say(Town.call("TJS1", dialled));

        assertThat(bob.hear(Invite.class).parameters()).containsEntry("From", "client:alice");
    }

    @Test
    @DisplayName("numbers that nobody owns reach nobody")
    void nobodysNumber() {
        own("bob", "+15550101");
        own("bob", "+15550102");
        registered(town.sidetone("bob"));
        ScriptedWire alice = town.sidetone("alice");

        alice.say(Town.call("TJS1", "%2B15550101"));

        assertThat(alice.hear(Hangup.class).error().code()).isEqualTo(31480);
    }

    @Test
    void aNumberHasOneOwner() {
        assertThat(own("alice", "+15550101")).isEqualTo(204);
        assertThat(own("bob", "+15550101")).isEqualTo(409);
        assertThat(own("alice")).isEqualTo(204);
        assertThat(own("bob", "+15550101")).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5550101", "+0123456", "+1234567890123456", "bob", "+1555*1"})
    void whatIsNoNumberIsRefused(String written) {
        assertThat(own("alice", written)).isEqualTo(409);
    }

    @Test
    void elevenAreTooMany() {
        var numbers = new String[11];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = "+155501" + (10 + i);
        }
        assertThat(own("alice", numbers)).isEqualTo(409);
    }

    @Test
    void onlyWithAToken() {
        assertThat(set("nonsense", List.of("+15550101"))).isEqualTo(401);
    }
}
