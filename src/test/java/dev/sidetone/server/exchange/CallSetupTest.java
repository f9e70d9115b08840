package dev.sidetone.server.exchange;

import static dev.sidetone.server.exchange.Town.ANSWER;
import static dev.sidetone.server.exchange.Town.OFFER;
import static dev.sidetone.server.exchange.Town.call;
import static dev.sidetone.server.exchange.Town.registered;
import static dev.sidetone.testing.MarkedPaths.marked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Cancel;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Reject;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.testing.ScriptedWire;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Set;

class CallSetupTest {
    private final Town town = new Town();

    @Test
    void ringsAndIsAnsweredWordForWord() {
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire bob = registered(town.sidetone("bob"));

        alice.say(Invite.outgoing("TJS1", OFFER, "To=bob&case=A%20%26%201"));

        Ringing ringing = alice.hear(Ringing.class);
        Invite invite = bob.hear(Invite.class);
        assertThat(ringing.temporarySid()).isEqualTo("TJS1");
        assertThat(ringing.callSid()).matches("CA[0-9a-f]{32}");
        assertThat(invite.callSid()).matches("CA[0-9a-f]{32}").isNotEqualTo(ringing.callSid());
        assertThat(invite.sdp()).isEqualTo(OFFER);
        assertThat(invite.reconnect()).isNotEmpty();
        assertThat(invite.parameters())
                .containsEntry("CallSid", invite.callSid())
                .containsEntry("AccountSid", Town.KEY.accountSid())
                .containsEntry("ApiVersion", "2010-04-01")
                .containsEntry("From", "client:alice")
                .containsEntry("To", "client:bob")
                .containsEntry("Params", "case=A%20%26%201");

        bob.say(new Answer(invite.callSid(), ANSWER, null));

        Answer answer = alice.hear(Answer.class);
        assertThat(answer.callSid()).isEqualTo(ringing.callSid());
        assertThat(answer.sdp()).isEqualTo(ANSWER);
        assertThat(answer.reconnect()).isNotEmpty();
        bob.hearsNothing();
        alice.hearsNothing();
    }

    @Test
    void theCallerSeesNoOwnFieldsOfOursInABrowser() {
        ScriptedWire alice = town.browser("alice");
        registered(town.sidetone("bob"));

        alice.say(call("TJS1", "bob"));

        assertThat(alice.hear(Ringing.class).temporarySid()).isNull();
    }

    @Test
    void findsTheCalleeHoweverItIsWritten() {
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire bob = registered(town.sidetone("bob"));
        int number = 0;

        for (String params : new String[] {"To=client:bob", "to=bob", "To=&to=client%3Abob"}) {
            alice.say(Invite.outgoing("TJS" + ++number, OFFER, params));
            alice.hear(Ringing.class);
            assertThat(bob.hear(Invite.class).parameters()).doesNotContainKey("Params");
        }
    }

    @Test
    void nobodyOfThatName() {
        ScriptedWire alice = town.sidetone("alice");

        alice.say(call("TJS1", "zoe"));

        assertThat(alice.hear(Hangup.class))
                .isEqualTo(
                        Hangup.of("TJS1", new WireError(31480, "nobody named zoe is registered")));
    }

    @Test
    void namesAreCaseSensitive() {
        ScriptedWire alice = town.sidetone("alice");
        registered(town.sidetone("bob"));

        alice.say(call("TJS1", "Bob"));

        assertThat(alice.hear(Hangup.class).callSid()).isEqualTo("TJS1");
    }

    @Test
    void doesNotRingItself() {
        ScriptedWire alice = registered(town.sidetone("alice"));

        alice.say(call("TJS1", "alice"));

        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31480, "nobody named alice is registered"));
    }

    @Test
    void aRefusalIsBusy() {
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire bob = registered(town.sidetone("bob"));
        alice.say(call("TJS1", "bob"));
        String sid = alice.hear(Ringing.class).callSid();

        bob.say(new Reject(bob.hear(Invite.class).callSid(), null));

        assertThat(alice.hear(Hangup.class))
                .isEqualTo(Hangup.of(sid, new WireError(31486, "bob declined the call")));
        bob.hearsNothing();
    }

    @Test
    void anotherCallIsBusyToo() {
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire bob = registered(town.sidetone("bob"));
        alice.say(call("TJS1", "bob"));
        alice.hear(Ringing.class);

        bob.say(new Reject(bob.hear(Invite.class).callSid(), "busy"));

        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31486, "bob is in another call"));
    }

    @Test
    void ringsForHalfAMinute() {
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire bob = registered(town.sidetone("bob"));
        alice.say(call("TJS1", "bob"));
        alice.hear(Ringing.class);
        String forked = bob.hear(Invite.class).callSid();

        town.pass(Duration.ofSeconds(29));
        alice.hearsNothing();
        bob.hearsNothing();
        town.pass(Duration.ofSeconds(1));

        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31480, "bob did not answer"));
        assertThat(bob.hear(Cancel.class).callSid()).isEqualTo(forked);
    }

    @Test
    void theCallerHangsUpByEitherName() {
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire bob = registered(town.sidetone("bob"));

        alice.say(call("TJS1", "bob"));
        alice.say(Hangup.of("TJS1"));
        alice.hear(Ringing.class);
        assertThat(bob.hear(Invite.class).callSid()).isEqualTo(bob.hear(Cancel.class).callSid());

        alice.say(call("TJS2", "bob"));
        alice.say(Hangup.of(alice.hear(Ringing.class).callSid()));
        assertThat(bob.hear(Invite.class).callSid()).isEqualTo(bob.hear(Cancel.class).callSid());
        alice.hearsNothing();
    }

    @Test
    void anAnswerThatCrossesACancelIsToldSo() {
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire bob = registered(town.sidetone("bob"));
        alice.say(call("TJS1", "bob"));
        String forked = bob.hear(Invite.class).callSid();
        alice.say(Hangup.of("TJS1"));
        bob.hear(Cancel.class);

        bob.say(new Answer(forked, ANSWER, null));

        Hangup hangup = bob.hear(Hangup.class);
        assertThat(hangup.callSid()).isEqualTo(forked);
        assertThat(hangup.error()).extracting(WireError::code).isEqualTo(31008);
    }

    @Test
    void theFirstAnswerWins() {
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire desk = registered(town.sidetone("bob"));
        ScriptedWire couch = registered(town.browser("bob"));
        ScriptedWire car = registered(town.sidetone("bob"));
        alice.say(call("TJS1", "bob"));
        alice.hear(Ringing.class);
        String atDesk = desk.hear(Invite.class).callSid();
        String onCouch = couch.hear(Invite.class).callSid();
        String inCar = car.hear(Invite.class).callSid();
        assertThat(Set.of(atDesk, onCouch, inCar)).hasSize(3);

        car.say(new Reject(inCar, null));
        alice.hearsNothing();
        couch.say(new Answer(onCouch, ANSWER, null));
        desk.say(new Answer(atDesk, ANSWER, null));

        assertThat(alice.hear(Answer.class).sdp()).isEqualTo(marked(ANSWER));
        assertThat(desk.hear(Cancel.class).callSid()).isEqualTo(atDesk);
        assertThat(desk.hear(Hangup.class).error()).extracting(WireError::code).isEqualTo(31008);
        couch.hearsNothing();
        car.hearsNothing();
    }

    @Test
    void aCalleeThatVanishesIsGone() {
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire bob = registered(town.sidetone("bob"));
        alice.say(call("TJS1", "bob"));
        alice.hear(Ringing.class);

        town.wires().cut(bob.wire());

        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31480, "bob has just gone away"));
    }

    @Test
    void aCallerThatVanishesStopsTheRinging() {
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire bob = registered(town.sidetone("bob"));
        alice.say(call("TJS1", "bob"));
        String forked = bob.hear(Invite.class).callSid();

        town.wires().cut(alice.wire());

        assertThat(bob.hear(Cancel.class).callSid()).isEqualTo(forked);
    }

    @Test
    void garbageInPlaceOfADescriptionHarmsNobodyElse() {
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire bob = registered(town.sidetone("bob"));

        alice.say(Invite.outgoing("TJS1", "garbage", "To=bob"));
        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31400, "the offer is no session description"));
        bob.hearsNothing();

        alice.say(call("TJS2", "bob"));
        alice.hear(Ringing.class);
        bob.say(new Answer(bob.hear(Invite.class).callSid(), "garbage", null));
        assertThat(alice.hear(Hangup.class).error()).extracting(WireError::code).isEqualTo(53402);
        assertThat(bob.hear(Hangup.class).error()).extracting(WireError::code).isEqualTo(31400);
    }

    @Test
    void aSecondCallOfABrowserWaitsForTheFirstToBeSetUp() {
        ScriptedWire alice = town.browser("alice");
        ScriptedWire bob = registered(town.sidetone("bob"));
        ScriptedWire carol = registered(town.sidetone("carol"));
        alice.say(call("TJS1", "bob"));
        alice.hear(Ringing.class);

        alice.say(call("TJS2", "carol"));
        alice.hearsNothing();
        carol.hearsNothing();

        bob.say(new Answer(bob.hear(Invite.class).callSid(), ANSWER, null));
        alice.hear(Answer.class);
        alice.hear(Ringing.class);
        carol.hear(Invite.class);
    }

    @Test
    void twoCallsOfASidetoneEndpointAreToldApartByName() {
        ScriptedWire alice = town.sidetone("alice");
        registered(town.sidetone("bob"));
        registered(town.sidetone("carol"));

        alice.say(call("TJS1", "bob"));
        alice.say(call("TJS2", "carol"));

        assertThat(alice.hear(Ringing.class).temporarySid()).isEqualTo("TJS1");
        assertThat(alice.hear(Ringing.class).temporarySid()).isEqualTo("TJS2");
    }

    @Test
    void nobodyHangsUpSomebodyElsesCall() {
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire bob = registered(town.sidetone("bob"));
        ScriptedWire mallory = town.sidetone("mallory");
        alice.say(call("TJS1", "bob"));
        String sid = alice.hear(Ringing.class).callSid();
        String forked = bob.hear(Invite.class).callSid();

        mallory.say(Hangup.of(sid)).say(Hangup.of("TJS1")).say(new Reject(forked, null));
        mallory.say(new Answer(forked, ANSWER, null));

        assertThat(mallory.hear(Hangup.class).error()).isNotNull();
        alice.hearsNothing();
        bob.hearsNothing();
    }

    /** A phone and a page, both in other calls. */
    @Test
    void whoIsInAnotherCallOnEveryDeviceIsBusyEverywhere() {
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire desk = registered(town.sidetone("bob"));
        ScriptedWire page = registered(town.browser("bob"));
        alice.say(call("TJS1", "bob"));
        alice.hear(Ringing.class);
        desk.say(new Reject(desk.hear(Invite.class).callSid(), "busy"));
        page.say(new Reject(page.hear(Invite.class).callSid(), "busy"));
        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31600, "bob is in another call on all devices"));

        alice.say(call("TJS2", "bob"));
        alice.hear(Ringing.class);
        desk.say(new Reject(desk.hear(Invite.class).callSid(), "busy"));
        page.say(new Reject(page.hear(Invite.class).callSid(), null));
        assertThat(alice.hear(Hangup.class).error()).extracting(WireError::code).isEqualTo(31486);

        alice.say(call("TJS3", "bob"));
        alice.hear(Ringing.class);
        desk.say(new Reject(desk.hear(Invite.class).callSid(), "busy"));
        page.hear(Invite.class);
        town.pass(Duration.ofSeconds(31));
        assertThat(alice.hear(Hangup.class).error()).extracting(WireError::code).isEqualTo(31486);
    }
}
