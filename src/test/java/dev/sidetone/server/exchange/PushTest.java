package dev.sidetone.server.exchange;

import static dev.sidetone.server.exchange.Town.ANSWER;
import static dev.sidetone.server.exchange.Town.OFFER;
import static dev.sidetone.server.exchange.Town.call;
import static dev.sidetone.server.exchange.Town.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.binding.Binding;
import dev.sidetone.server.binding.BindingDesk;
import dev.sidetone.signaling.MalformedFrame;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Cancel;
import dev.sidetone.signaling.Message.Connected;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.Message.Reject;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.signaling.PushPayload;
import dev.sidetone.testing.PushListener;
import dev.sidetone.testing.ScriptedWire;
import dev.sidetone.token.AccessToken;
import dev.sidetone.token.TokenKey;
import dev.sidetone.token.VoiceGrant;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class PushTest {
    private final Town town = new Town();
    private final ScriptedWire alice = town.sidetone("alice");

    private PushListener link(int device) {
        return town.pushLink(device(device));
    }

    private static Listen fetch(Town town, String identity, Map<String, String> push) {
        return new Listen(
                town.token(identity),
                push.get(PushPayload.BRIDGE_TOKEN),
                15,
                new Endpoint("sidetone", "1"));
    }

    @Test
    void wakesABoundPhoneWhichFetchesTheOffer() throws MalformedFrame {
        town.bind("bob", device(1));
        PushListener link = link(1);

        alice.say(Invite.outgoing("TJS1", OFFER, "To=bob&name=Al"));
        alice.hear(Ringing.class);
        Map<String, String> push = link.push();

        assertThat(push)
                .containsEntry("twi_message_type", "twilio.voice.call")
                .containsEntry("twi_account_sid", Town.KEY.accountSid())
                .containsEntry("twi_from", "client:alice")
                .containsEntry("twi_to", "client:bob")
                .containsEntry("twi_params", "name=Al")
                .containsEntry("twi_answer_timeout", "30")
                .containsKeys("twi_message_id", "twi_call_sid", "twi_bridge_token")
                .doesNotContainValue(OFFER);

        ScriptedWire bob = town.sidetone("bob");
        bob.say(fetch(town, "bob", push));
        Invite invite = bob.hear(Invite.class);
        assertThat(invite.callSid()).isEqualTo(push.get("twi_call_sid"));
        assertThat(invite.sdp()).isEqualTo(OFFER);
        assertThat(invite.reconnect()).isNotEmpty();

        bob.say(new Answer(invite.callSid(), ANSWER, null));
        assertThat(alice.hear(Answer.class).sdp()).isEqualTo(ANSWER);
    }

    @Test
    void theBridgeTokenAloneIsEnough() throws MalformedFrame {
        town.bind("bob", device(1));
        PushListener link = link(1);
        alice.say(call("TJS1", "bob"));
        String bridge = link.push().get(PushPayload.BRIDGE_TOKEN);

        ScriptedWire bob = town.stranger();
        bob.say(new Listen(bridge, bridge, 15, new Endpoint("sidetone", "1")));

        assertThat(bob.hear(Connected.class).token().identity()).isEqualTo("bob");
        Invite invite = bob.hear(Invite.class);
        bob.say(call("TJS2", "alice"));
        assertThat(bob.hear(Hangup.class).error()).isNotNull();
        bob.say(new Reject(invite.callSid(), null));
        alice.hear(Ringing.class);
        assertThat(alice.hear(Hangup.class).error()).extracting(WireError::code).isEqualTo(31486);
    }

    @Test
    void aCallThatWentMeanwhileIsCancelled() throws MalformedFrame {
        town.bind("bob", device(1));
        PushListener link = link(1);
        alice.say(call("TJS1", "bob"));
        Map<String, String> push = link.push();
        alice.say(Hangup.of("TJS1"));

        ScriptedWire bob = town.sidetone("bob");
        bob.say(fetch(town, "bob", push));

        assertThat(bob.hear(Cancel.class).callSid()).isEqualTo(push.get("twi_call_sid"));
    }

    @Test
    void aFetchedCallIsCancelled() throws MalformedFrame {
        town.bind("bob", device(1));
        PushListener link = link(1);
        alice.say(call("TJS1", "bob"));
        ScriptedWire bob = town.sidetone("bob");
        bob.say(fetch(town, "bob", link.push()));
        String sid = bob.hear(Invite.class).callSid();

        alice.say(Hangup.of("TJS1"));

        assertThat(bob.hear(Cancel.class).callSid()).isEqualTo(sid);
    }

    /** Everybody from before is gone: a server that cancels by push. */
    private ScriptedWire aliceInAnOldTown() {
        town.cancelByPush();
        town.bind("bob", device(1));
        town.bind("bob", device(2));
        return town.sidetone("alice");
    }

    private void isCancelOf(Map<String, String> call, Map<String, String> cancel) {
        assertThat(cancel)
                .containsEntry("twi_message_type", "twilio.voice.cancel")
                .containsEntry("twi_call_sid", call.get("twi_call_sid"))
                .containsEntry("twi_account_sid", Town.KEY.accountSid())
                .containsEntry("twi_from", "client:alice")
                .containsEntry("twi_to", "client:bob")
                .doesNotContainKeys("twi_bridge_token", "twi_params");
        assertThat(cancel.get("twi_message_id"))
                .startsWith("WB")
                .hasSize(34)
                .isNotEqualTo(call.get("twi_message_id"));
    }

    @Test
    void inTheOldStyleACallerWhoLeavesIsToldByPushAndNotOnTheSocket() throws MalformedFrame {
        ScriptedWire caller = aliceInAnOldTown();
        PushListener link = link(1);
        PushListener other = link(2);
        caller.say(call("TJS1", "bob"));
        Map<String, String> push = link.push();
        Map<String, String> second = other.push();
        ScriptedWire bob = town.sidetone("bob");
        bob.say(fetch(town, "bob", push));
        bob.hear(Invite.class);

        caller.say(Hangup.of("TJS1"));

        isCancelOf(push, link.push());
        isCancelOf(second, other.push());
        bob.hearsNothing();
    }

    @Test
    void inTheOldStyleTheAnswererHearsTheCancelToo() throws MalformedFrame {
        ScriptedWire caller = aliceInAnOldTown();
        PushListener link = link(1);
        PushListener other = link(2);
        caller.say(call("TJS1", "bob"));
        Map<String, String> push = link.push();
        Map<String, String> second = other.push();
        ScriptedWire bob = town.sidetone("bob");
        bob.say(fetch(town, "bob", push));
        Invite invite = bob.hear(Invite.class);

        bob.say(new Answer(invite.callSid(), ANSWER, null));

        isCancelOf(push, link.push());
        isCancelOf(second, other.push());
        caller.hear(Ringing.class);
        caller.hear(Answer.class);
        caller.hearsNothing();
    }

    @Test
    void inTheOldStyleNobodysAnswerIsToldByPush() throws MalformedFrame {
        ScriptedWire caller = aliceInAnOldTown();
        PushListener link = link(1);
        caller.say(call("TJS1", "bob"));
        Map<String, String> push = link.push();

        town.pass(Duration.ofSeconds(31));

        isCancelOf(push, link.push());
    }

    @Test
    void aBindingIsAskedForWithoutBeingMade() {
        assertThat(asked("bob", device(1))).isEqualTo(404);
        assertThat(town.store.saved).isEmpty();
        town.bind("bob", device(1));

        assertThat(asked("bob", device(1))).isEqualTo(204);
        assertThat(asked("bob", device(1).toUpperCase(java.util.Locale.ROOT))).isEqualTo(204);
        assertThat(asked("bob", device(2))).isEqualTo(404);
        assertThat(asked("carol", device(1))).isEqualTo(404);
        assertThat(asked("bob", "short")).isEqualTo(400);
    }

    private int asked(String identity, String device) {
        var outcome = town.exchange().ask(town.token(identity), device).toCompletableFuture();
        town.settle();
        return outcome.join().status();
    }

    @Test
    void rejectsWithoutFetching() throws MalformedFrame {
        town.bind("bob", device(1));
        PushListener link = link(1);
        alice.say(call("TJS1", "bob"));
        alice.hear(Ringing.class);

        town.sidetone("bob")
                .say(new Reject(String.valueOf(link.push().get("twi_call_sid")), "busy"));

        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31486, "bob is in another call"));
    }

    @Test
    void fetchesAgainOnTheNextSocket() throws MalformedFrame {
        town.bind("bob", device(1));
        PushListener link = link(1);
        alice.say(call("TJS1", "bob"));
        Map<String, String> push = link.push();
        ScriptedWire bob = town.sidetone("bob");
        bob.say(fetch(town, "bob", push));
        bob.hear(Invite.class);

        town.wires().cut(bob.wire());
        bob = town.sidetone("bob");
        bob.say(fetch(town, "bob", push));

        assertThat(bob.hear(Invite.class).callSid()).isEqualTo(push.get("twi_call_sid"));
        alice.hear(Ringing.class);
        alice.hearsNothing();
    }

    @Test
    void aPushIsNobodyElses() throws MalformedFrame {
        town.bind("bob", device(1));
        PushListener link = link(1);
        alice.say(call("TJS1", "bob"));
        Map<String, String> push = link.push();

        ScriptedWire mallory = town.sidetone("mallory");
        mallory.say(fetch(town, "mallory", push));

        assertThat(mallory.hear(Failed.class).error())
                .isEqualTo(new WireError(31104, "the push was for bob, not for mallory"));
        mallory.say(new Listen("x", "nonsense", 0, null));
        assertThat(mallory.hear(Failed.class).error().code()).isEqualTo(31104);
    }

    @Test
    void aPhoneThatIsNotRunningHasFiveSecondsToComeUp() throws MalformedFrame {
        town.bind("bob", device(1));
        alice.say(call("TJS1", "bob"));
        town.pass(Duration.ofSeconds(4));
        alice.hearsNothing();

        PushListener link = link(1);

        alice.hear(Ringing.class);
        assertThat(link.push()).containsEntry("twi_to", "client:bob");
        town.pass(Duration.ofSeconds(20));
        alice.hearsNothing();
    }

    @Test
    void aPhoneThatDoesNotComeUpIsUnavailable() {
        town.bind("bob", device(1));
        alice.say(call("TJS1", "bob"));

        town.pass(Duration.ofSeconds(5));

        assertThat(alice.hear(Hangup.class))
                .isEqualTo(
                        Hangup.of(
                                "TJS1",
                                new WireError(
                                        31480, "bob is registered, but not running anywhere")));
    }

    @Test
    void aPhoneThatVanishesWhileItRingsIsGone() throws MalformedFrame {
        town.bind("bob", device(1));
        PushListener link = link(1);
        alice.say(call("TJS1", "bob"));
        alice.hear(Ringing.class);
        link.push();

        town.wires().cut(link.wire());
        town.pass(Duration.ofSeconds(4));
        alice.hearsNothing();
        town.pass(Duration.ofSeconds(1));

        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31480, "bob has just gone away"));
    }

    @Test
    void aPhoneWhoseLinkBreaksIsPushedAgainWithTheSameMessage() throws MalformedFrame {
        town.bind("bob", device(1));
        PushListener link = link(1);
        alice.say(call("TJS1", "bob"));
        alice.hear(Ringing.class);
        Map<String, String> first = link.push();
        town.wires().cut(link.wire());

        Map<String, String> second = link(1).push();

        assertThat(second.get("twi_message_id")).isEqualTo(first.get("twi_message_id"));
        assertThat(second.get("twi_call_sid")).isEqualTo(first.get("twi_call_sid"));
        alice.hearsNothing();
    }

    @Test
    void bindingsOutliveTheServer() throws MalformedFrame {
        town.bind("bob", device(1));
        town.succeed();
        PushListener link = link(1);

        town.sidetone("alice").say(call("TJS1", "bob"));

        assertThat(link.push()).containsEntry("twi_to", "client:bob");
    }

    @Test
    void anUnboundPhoneIsNotPushed() {
        town.bind("bob", device(1));
        PushListener link = link(1);
        town.exchange().unbind(town.token("bob"), device(1));
        town.settle();

        alice.say(call("TJS1", "bob"));

        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31480, "nobody named bob is registered"));
        link.hearsNothing();
        assertThat(town.store.saved).isEmpty();
    }

    @Test
    void theEleventhBindingReplacesTheOldest() {
        for (int i = 1; i <= 11; i++) {
            town.bind("bob", device(i));
        }
        town.bind("bob", device(2));

        assertThat(town.store.saved)
                .extracting(Binding::deviceToken)
                .containsExactly(
                        device(3),
                        device(4),
                        device(5),
                        device(6),
                        device(7),
                        device(8),
                        device(9),
                        device(10),
                        device(11),
                        device(2));
    }

    @Test
    void oneLinkForEachDevice() {
        town.bind("bob", device(1));
        PushListener first = link(1);
        PushListener second = link(1);

        assertThat(first.closeCode()).isEqualTo(4000);
        alice.say(call("TJS1", "bob"));
        assertThat(second.count()).isEqualTo(1);
        alice.hear(Ringing.class);
        alice.hearsNothing();
    }

    @Test
    void bindingNeedsTheRightToken() {
        assertThat(bindOutcome("nonsense", device(1)).status()).isEqualTo(401);
        assertThat(bindOutcome("nonsense", device(1)).error())
                .extracting(WireError::code)
                .isEqualTo(20101);
        var noIncoming = new VoiceGrant(false, "AP1", Map.of(), "CR1");
        assertThat(
                        bindOutcome(town.token("bob", noIncoming, Duration.ofHours(1)), device(1))
                                .error())
                .extracting(WireError::code)
                .isEqualTo(20106);
        var noPush = new VoiceGrant(true, "AP1", Map.of(), null);
        assertThat(bindOutcome(town.token("bob", noPush, Duration.ofHours(1)), device(1)).error())
                .extracting(WireError::code)
                .isEqualTo(31301);
        assertThat(bindOutcome(town.token("echo"), device(1)).status()).isEqualTo(403);
        var described = bindOutcome(town.token("bob"), "<12345678 9abcdef0>");
        assertThat(described.status()).isEqualTo(400);
        assertThat(described.error())
                .extracting(WireError::message)
                .asString()
                .contains("the description of a device token", "Http status: 400");
        assertThat(town.store.saved).isEmpty();
    }

    @Test
    void bindingTellsAnotherAccountAndAMissingIdentityApart() {
        var elsewhere = new TokenKey("AC" + "9".repeat(32), Town.KEY.keySid(), Town.KEY.secret());
        var grant = VoiceGrant.full("AP1", "CR1");
        var now = town.time.now();
        String foreign =
                AccessToken.of(elsewhere, "bob", grant, now, Duration.ofHours(1)).sign(elsewhere);
        assertThat(bindOutcome(foreign, device(1)).error())
                .extracting(WireError::code)
                .isEqualTo(51007);
        String nameless =
                AccessToken.of(Town.KEY, "", grant, now, Duration.ofHours(1)).sign(Town.KEY);
        assertThat(bindOutcome(nameless, device(1)).error())
                .extracting(WireError::code, WireError::message)
                .containsExactly(
                        31301,
                        "The access token names no identity (grants.identity). Http status: 400");
    }

    private BindingDesk.Outcome bindOutcome(String token, String device) {
        var outcome = town.exchange().bind(token, device).toCompletableFuture();
        town.settle();
        return outcome.join();
    }
}
