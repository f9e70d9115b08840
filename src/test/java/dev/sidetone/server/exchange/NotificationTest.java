package dev.sidetone.server.exchange;

import static dev.sidetone.server.exchange.Town.ANSWER;
import static dev.sidetone.server.exchange.Town.OFFER;
import static dev.sidetone.server.exchange.Town.device;
import static dev.sidetone.server.exchange.Town.registered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Cancel;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.signaling.PushPayload;
import dev.sidetone.testing.PushListener;
import dev.sidetone.testing.ScriptedWire;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A developer delivers the news of a call to the client, instead of a push. */
class NotificationTest {
    private static final String URL = "https://developer.test/notify";

    private final Town town = new Town();
    private final List<Notice> notices = new ArrayList<>();
    private ScriptedWire alice = town.stranger();

    private record Notice(String url, Map<String, String> payload, Consumer<WireError> refused) {}

    private void dials(String client) {
        town.notifies((_, url, payload, no) -> notices.add(new Notice(url, payload, no)));
        town.documents.put("/voice", "<Dial answerOnBridge='true'>" + client + "</Dial>");
        alice = town.sidetone("alice");
    }

    private void rings() {
        alice.say(Invite.outgoing("TJS1", OFFER, "To=bob"));
        alice.hear(Ringing.class);
        town.settle();
    }

    private Notice only() {
        assertThat(notices).hasSize(1);
        return notices.getFirst();
    }

    private ScriptedWire fetched(Map<String, String> payload) {
        String bridge = payload.get(PushPayload.BRIDGE_TOKEN);
        ScriptedWire bob = town.sidetone("bob");
        bob.say(new Listen(town.token("bob"), bridge, 15, new Endpoint("sidetone", "1")));
        return bob;
    }

    @Test
    void whatWouldBePushedIsPostedAndNobodyIsPushed() {
        dials(
                "<Client clientNotificationUrl='"
                        + URL
                        + "'>bob<Parameter name='shop' value='7'/></Client>");
        town.bind("bob", device(1));
        PushListener link = town.pushLink(device(1));
        rings();

        assertThat(only().url()).isEqualTo(URL);
        assertThat(only().payload())
                .containsEntry("twi_message_type", "twilio.voice.call")
                .containsEntry("twi_from", "client:alice")
                .containsEntry("twi_to", "client:bob")
                .containsEntry("twi_params", "shop=7")
                .containsKeys("twi_message_id", "twi_call_sid", "twi_bridge_token")
                .doesNotContainKeys("aps", "twi_stir_status", "twi_answer_timeout");
        link.hearsNothing();
        ScriptedWire bob = fetched(only().payload());
        Invite invite = bob.hear(Invite.class);
        bob.say(new Answer(invite.callSid(), ANSWER, null));
        assertThat(alice.hear(Answer.class).sdp()).isEqualTo(ANSWER);
    }

    @Test
    void aCallerWhoLeavesCancelsOnTheSocket() {
        dials("<Client clientNotificationUrl='" + URL + "'>bob</Client>");
        rings();
        ScriptedWire bob = fetched(only().payload());
        String sid = bob.hear(Invite.class).callSid();
        alice.say(Hangup.of("TJS1"));
        assertThat(bob.hear(Cancel.class).callSid()).isEqualTo(sid);
    }

    @Test
    void aNotificationThatNobodyTakesEndsTheCall() {
        dials("<Client clientNotificationUrl='" + URL + "'>bob</Client>");
        rings();
        only().refused().accept(new WireError(31480, "nobody is bound there (404)"));
        town.settle();
        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31480, "nobody is bound there (404)"));
    }

    @Test
    void clientsOnSocketsRingBesideIt() {
        dials("<Client clientNotificationUrl='" + URL + "'>bob</Client>");
        ScriptedWire page = registered(town.browser("bob"));
        rings();
        page.hear(Invite.class);
        only().refused().accept(new WireError(31480, "nobody is bound there (404)"));
        town.settle();
        alice.hearsNothing();
    }

    @Test
    void aRelativeUrlStartsAtTheDocument() {
        dials("<Client clientNotificationUrl='/notify?x=1'>bob</Client>");
        rings();
        assertThat(only().url()).isEqualTo("http://developer.test/notify?x=1");
    }

    @Test
    void aUrlThatIsNoneIsHandedOnAsItIs() {
        dials("<Client clientNotificationUrl='file:///etc/passwd'>bob</Client>");
        rings();
        assertThat(only().url()).isEqualTo("file:///etc/passwd");
    }
}
