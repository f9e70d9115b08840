package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.signaling.Message;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Messages of the app in calls and invites. */
class CallMessageTest {
    private final Scene scene = new Scene();
    private final List<String> told = new ArrayList<>();

    private final CallMessageDelegate ears =
            new CallMessageDelegate() {
                @Override
                public void messageReceived(String callSid, CallMessage message) {
                    told.add(callSid + " received " + message.content());
                }

                @Override
                public void messageSent(String callSid, String voiceEventSid) {
                    told.add(callSid + " sent " + voiceEventSid);
                }

                @Override
                public void messageFailed(String callSid, String voiceEventSid, VoiceError error) {
                    told.add(callSid + " failed " + voiceEventSid + " " + error.code());
                }
            };

    private Call placed() {
        ConnectOptions options =
                ConnectOptions.with(
                        "token", o -> o.params(Map.of("To", "bob")).callMessageDelegate(ears));
        Call call = scene.client.connect(options, scene.app());
        scene.run();
        scene.connected();
        return call;
    }

    private Call ringing() {
        Call call = placed();
        scene.say(new Message.Ringing("CA1", null));
        return call;
    }

    private Message.UserMessage wire() {
        return scene.server.last(Message.UserMessage.class);
    }

    @Test
    void isSentAsJsonAndToldOfWhenTheServerHasTakenIt() {
        Call call = ringing();
        String name = call.sendMessage(new CallMessage("{\"n\": 1}"));
        scene.run();
        assertThat(name).startsWith("KX").hasSize(34);
        assertThat(wire())
                .isEqualTo(
                        new Message.UserMessage(
                                "CA1",
                                "{\"n\":1}",
                                "application/json",
                                "user-defined-message",
                                name));
        assertThat(told).isEmpty();
        scene.say(new Message.Ack("message", "CA1", name));
        scene.say(new Message.Ack("message", "CA1", name));
        assertThat(told).containsExactly("CA1 sent " + name);
    }

    @Test
    void textTravelsAsAStringAndComesBackAsText() {
        Call call = ringing();
        call.sendMessage(new CallMessage("say \"hi\"", "text/plain"));
        scene.run();
        assertThat(wire().content()).isEqualTo("\"say \\\"hi\\\"\"");
        scene.say(
                new Message.UserMessage(
                        "CA1", wire().content(), "text/plain", CallMessage.USER_DEFINED, "KX9"));
        scene.say(
                new Message.UserMessage(
                        "CA1", "{\"a\":[1]}", "application/json", CallMessage.USER_DEFINED, "KX8"));
        assertThat(told).containsExactly("CA1 received say \"hi\"", "CA1 received {\"a\":[1]}");
    }

    @Test
    void theServersRefusalIsToldOnceAndTheCallGoesOn() {
        Call call = ringing();
        String name = call.sendMessage(new CallMessage("1"));
        scene.run();
        scene.say(new Message.Failed(new Message.WireError(31206, "slowly"), "CA1", name));
        scene.say(new Message.Ack("message", "CA1", name));
        assertThat(told).containsExactly("CA1 failed " + name + " 31206");
        assertThat(call.state()).isEqualTo(CallState.RINGING);
    }

    @Test
    void whatNoServerCouldTakeIsNotSent() {
        Call call = placed();
        String early = call.sendMessage(new CallMessage("1"));
        scene.say(new Message.Ringing("CA1", null));
        String large = call.sendMessage(new CallMessage("\"" + "é".repeat(5_120) + "\""));
        String typeless = call.sendMessage(new CallMessage("1", " ", CallMessage.JSON, ""));
        scene.run();
        assertThat(scene.server.heard(Message.UserMessage.class)).isEmpty();
        assertThat(told)
                .containsExactly(
                        " failed " + early + " 31211",
                        "CA1 failed " + large + " 31212",
                        "CA1 failed " + typeless + " 31210");
        call.disconnect();
        String late = call.sendMessage(new CallMessage("1"));
        scene.run();
        assertThat(told).endsWith("CA1 failed " + late + " 31211");
    }

    @Test
    void aLostSocketFailsWhatIsUnderWayAndWhatComesMeanwhile() {
        Call call = ringing();
        call.sendMessage(new CallMessage("1"));
        scene.run();
        scene.server.wire().drop();
        scene.run();
        assertThat(told).hasSize(1).first().asString().endsWith("31009");
        Call standing = scene.standing();
        assertThat(standing.state()).isEqualTo(CallState.CONNECTED);
    }

    @Test
    void aServerThatNeverAnswersIsWaitedForTenSeconds() {
        Call call = ringing();
        call.sendMessage(new CallMessage("1"));
        scene.pass(9);
        assertThat(told).isEmpty();
        scene.pass(2);
        assertThat(told).hasSize(1).first().asString().endsWith("31408");
    }

    @Test
    void anInviteHasMessagesToo() {
        scene.client.handleNotification(Scene.push("CA2"), scene.notifications(), null, ears);
        scene.run();
        scene.connected();
        scene.say(Scene.offer("CA2"));
        CallInvite invite = scene.invites.getFirst();
        scene.say(
                new Message.UserMessage(
                        "CA2", "\"who\"", "text/plain", CallMessage.USER_DEFINED, "KX1"));
        String name = invite.sendMessage(new CallMessage("2"));
        scene.run();
        assertThat(wire().callSid()).isEqualTo("CA2");
        scene.say(new Message.Ack("message", "CA2", name));
        assertThat(told).containsExactly("CA2 received who", "CA2 sent " + name);

        Call call = invite.accept(scene.app());
        assertThat(invite.sendMessage(new CallMessage("3"))).isEmpty();
        scene.run();
        scene.say(
                new Message.UserMessage(
                        "CA2", "4", "application/json", CallMessage.USER_DEFINED, "KX2"));
        assertThat(told).endsWith("CA2 received 4");
        call.disconnect();
    }

    @Test
    void aRejectedInviteSendsNothing() {
        CallInvite invite = scene.pushed("CA2");
        invite.reject();
        assertThat(invite.sendMessage(new CallMessage("1"))).isEmpty();
    }
}
