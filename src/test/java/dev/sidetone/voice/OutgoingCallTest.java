package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.signaling.DialFailure;
import dev.sidetone.signaling.Message;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls that this side places: order and meaning of what the app hears. */
class OutgoingCallTest {
    private final Scene scene = new Scene();

    @Test
    void aCallRingsConnectsAndEnds() {
        Call call = scene.call();
        assertThat(call.state()).isEqualTo(CallState.CONNECTING);
        assertThat(call.sid()).isEmpty();

        scene.say(new Message.Ringing("CA1", null));
        assertThat(call.state()).isEqualTo(CallState.RINGING);
        assertThat(call.sid()).isEqualTo("CA1");

        scene.say(new Message.Answer("CA1", "v=0 answer", "reconnect-1"));
        assertThat(scene.heard).containsExactly("ringing");

        scene.media.session().connect();
        scene.run();
        assertThat(call.state()).isEqualTo(CallState.CONNECTED);

        scene.say(Message.Hangup.of("CA1"));
        assertThat(call.state()).isEqualTo(CallState.DISCONNECTED);
        assertThat(scene.heard).containsExactly("ringing", "connected", "disconnected");
        assertThat(scene.media.session().asked())
                .containsExactly("createOffer", "setAnswer v=0 answer");
        assertThat(scene.media.session().closed()).isTrue();
        assertThat(scene.server.heard(Message.Hangup.class)).isEmpty();
    }

    @Test
    void theOfferIsMadeWhileTheSocketOpensAndGoesOutRightBehindTheToken() {
        scene.client.connect(
                ConnectOptions.with("token", o -> o.params(Map.of("To", "b c&d"))), scene.app());
        scene.run();

        assertThat(scene.server.wire().types()).containsExactly("Listen", "Invite");
        Message.Invite invite = scene.server.last(Message.Invite.class);
        assertThat(invite.callSid()).startsWith("TJS");
        assertThat(invite.params()).isEqualTo("To=b%20c%26d");
        assertThat(invite.sdp()).isEqualTo("v=0 1");
        assertThat(scene.time.nanos()).isZero();
    }

    @Test
    void aWarmSocketIsNotAskedToListenAgain() {
        scene.client.prepare("token");
        scene.run();
        scene.connected();
        scene.client.connect("token", scene.app());
        scene.run();
        assertThat(scene.server.wire().types()).containsExactly("Listen", "Invite");
        assertThat(scene.server.last(Message.Invite.class).params()).isNull();
    }

    @Test
    void localHangUpBeforeRingingUsesTheTemporaryNameAndIsNoFailure() {
        Call call = scene.call();
        call.disconnect();
        scene.run();
        String temporary = scene.server.last(Message.Invite.class).callSid();
        assertThat(scene.server.last(Message.Hangup.class).callSid()).isEqualTo(temporary);
        assertThat(scene.heard).containsExactly("disconnected");

        scene.say(new Message.Ringing("CA1", null, temporary));
        scene.say(new Message.Answer("CA1", "v=0 late", null));
        assertThat(scene.heard).containsExactly("disconnected");
    }

    @Test
    void aLateRingingOfAHungUpCallDoesNotReachTheNextOne() {
        Call first = scene.call();
        String temporary = scene.server.last(Message.Invite.class).callSid();
        first.disconnect();
        Call second = scene.client.connect("token", scene.app());
        scene.run();
        scene.say(new Message.Ringing("CA1", null, temporary));
        assertThat(second.state()).isEqualTo(CallState.CONNECTING);
        String next = scene.server.last(Message.Invite.class).callSid();
        scene.say(new Message.Ringing("CA2", null, next));
        assertThat(second.sid()).isEqualTo("CA2");
    }

    @Test
    void hangUpBeforeTheOfferIsMadeTellsTheServerNothing() {
        Call call = scene.client.connect("token", scene.app());
        call.disconnect();
        scene.run();
        assertThat(scene.server.heard(Message.Invite.class)).isEmpty();
        assertThat(scene.server.heard(Message.Hangup.class)).isEmpty();
        assertThat(scene.heard).containsExactly("disconnected");
        assertThat(scene.media.session().closed()).isTrue();
    }

    @Test
    void aSecondHangUpIsWithoutEffect() {
        Call call = scene.standing();
        call.disconnect();
        call.disconnect();
        scene.run();
        call.disconnect();
        scene.run();
        assertThat(scene.server.heard(Message.Hangup.class)).hasSize(1);
        assertThat(scene.heard).containsExactly("ringing", "connected", "disconnected");
    }

    @ParameterizedTest
    @CsvSource({"31486", "31480", "31603", "31404", "31503"})
    void theServersReasonForNotConnectingIsTold(int code) {
        scene.call();
        String temporary = scene.server.last(Message.Invite.class).callSid();
        scene.say(Message.Hangup.of(temporary, new Message.WireError(code, "nobody named zoe")));
        assertThat(scene.heard).containsExactly("failed " + code);
        assertThat(scene.server.heard(Message.Hangup.class)).isEmpty();
    }

    @Test
    void aRemoteErrorInACallIsToldWithItsEnd() {
        scene.standing();
        scene.say(Message.Hangup.of("CA1", new Message.WireError(31500, "broken")));
        assertThat(scene.heard).containsExactly("ringing", "connected", "disconnected 31500");
    }

    @Test
    void earlyMediaIsAppliedOnceAndIsNotConnectedYet() {
        Call call = scene.call();
        scene.say(new Message.Ringing("CA1", "v=0 early"));
        scene.media.session().connect();
        scene.run();
        assertThat(call.state()).isEqualTo(CallState.RINGING);
        scene.say(new Message.Answer("CA1", "v=0 final", "r"));
        assertThat(scene.heard).containsExactly("ringing", "connected");
        assertThat(scene.media.session().asked())
                .containsExactly("createOffer", "setAnswer v=0 early");
    }

    @Test
    void inTheThirdGenerationACallIsConnectedWithItsAnswer() {
        scene.client.setGeneration(SdkGeneration.V3);
        Call call = scene.call();
        scene.say(new Message.Ringing("CA1", null));
        scene.say(new Message.Answer("CA1", "v=0 answer", "r"));
        assertThat(scene.heard).containsExactly("ringing", "connected");
        assertThat(call.state()).isEqualTo(CallState.CONNECTED);
        scene.media.session().connect();
        scene.pass(60);
        assertThat(scene.media.session().frames()).isPositive();
        assertThat(scene.heard).containsExactly("ringing", "connected");
    }

    @Test
    void inTheThirdGenerationMediaThatNeverConnectEndTheCall() {
        scene.client.setGeneration(SdkGeneration.V3);
        scene.call();
        scene.say(new Message.Answer("CA1", "v=0 answer", "r"));
        scene.pass(60);
        assertThat(scene.heard).containsExactly("connected", "disconnected 53405");
    }

    @Test
    void anAnswerWithoutRingingConnects() {
        scene.call();
        scene.say(new Message.Answer("CA1", "v=0 answer", "r"));
        scene.media.session().connect();
        scene.run();
        assertThat(scene.heard).containsExactly("connected");
    }

    @Test
    void garbageInTheAnswerFailsTheCallAndTellsTheServer() {
        scene.call();
        scene.say(new Message.Ringing("CA1", null));
        scene.say(new Message.Answer("CA1", "garbage", "r"));
        assertThat(scene.heard).containsExactly("ringing", "failed 53402");
        assertThat(scene.server.last(Message.Hangup.class).callSid()).isEqualTo("CA1");
    }

    @Test
    void anAnswerWithoutMediaFailsTheCall() {
        scene.call();
        scene.say(new Message.Answer("CA1", null, "r"));
        assertThat(scene.heard).containsExactly("failed 31100");
    }

    @Test
    void framesOutOfOrderChangeNothing() {
        Call call = scene.standing();
        scene.say(new Message.Ringing("CA1", null));
        scene.say(new Message.Cancel("CA1"));
        scene.say(Scene.offer("CA1"));
        scene.say(new Message.Answer("CA9", "v=0", null));
        scene.say(Message.Hangup.of("CA9"));
        scene.say(new Message.Ready());
        scene.server.wire().sayRaw("not json");
        scene.server.wire().sayRaw("{\"type\":\"presence\",\"payload\":{}}");
        scene.server.wire().sayRaw("x".repeat(70_000));
        scene.run();
        assertThat(call.state()).isEqualTo(CallState.CONNECTED);
        assertThat(scene.heard).containsExactly("ringing", "connected");
        assertThat(scene.server.dialled()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSED, 31005", "UNKNOWN_HOST, 31530", "TIMED_OUT, 31005",
        "NOT_OUR_PROTOCOL, 31005", "NOT_TRUSTED, 31005", "UNREACHABLE, 31005"
    })
    void withoutAWayToTheServerTheCallFailsAtOnce(DialFailure why, int code) {
        scene.server.refuse(why);
        scene.client.connect("token", scene.app());
        scene.run();
        assertThat(scene.heard).containsExactly("failed " + code);
        assertThat(scene.time.nanos()).isZero();

        scene.server.refuse(null);
        scene.pass(5);
        assertThat(scene.server.heard(Message.Invite.class)).isEmpty();
        assertThat(scene.server.heard(Message.Hangup.class)).isEmpty();
    }

    @Test
    void aServerThatSwallowsTheSocketFailsTheCallAfterFiveSeconds() {
        scene.server.swallow();
        scene.client.connect("token", scene.app());
        scene.time.advance(Duration.ofMillis(4_999));
        assertThat(scene.heard).isEmpty();
        scene.time.advance(Duration.ofMillis(1));
        assertThat(scene.heard).containsExactly("failed 31005");
    }

    @Test
    void aServerThatNeverTakesUpTheCallFailsItAfterHalfAMinute() {
        scene.call();
        scene.pass(29);
        assertThat(scene.heard).isEmpty();
        scene.pass(2);
        assertThat(scene.heard).containsExactly("failed 31408");
        assertThat(scene.server.heard(Message.Hangup.class)).hasSize(1);
    }

    @Test
    void ringingMayTakeItsTime() {
        scene.call();
        scene.say(new Message.Ringing("CA1", null));
        scene.pass(120);
        assertThat(scene.heard).containsExactly("ringing");
    }

    @Test
    void mediaThatNeverConnectsFailsTheCall() {
        scene.call();
        scene.say(new Message.Answer("CA1", "v=0 answer", "r"));
        scene.pass(21);
        assertThat(scene.heard).containsExactly("failed 53405");
        assertThat(scene.server.last(Message.Hangup.class).callSid()).isEqualTo("CA1");
    }

    @ParameterizedTest
    @CsvSource({"31201, 20151", "31202, 20107", "31204, 20101", "31205, 20104", "20103, 20103"})
    void aRefusedTokenFailsTheCallWithTheMobileCode(int wire, int code) {
        scene.client.connect("token", scene.app());
        scene.run();
        scene.say(Message.Failed.of(wire, "no"));
        assertThat(scene.heard).containsExactly("failed " + code);
    }

    @Test
    void lostSignalingWhileRingingFailsTheCallAndTheServerHearsOfItLater() {
        scene.call();
        scene.say(new Message.Ringing("CA1", null));
        scene.server.wire().drop();
        scene.run();
        assertThat(scene.heard).containsExactly("ringing", "failed 31005");
        scene.pass(1);
        assertThat(scene.server.wire().types()).startsWith("Listen", "Hangup");
    }

    @Test
    void anOrdinaryEndBeforeConnectingIsNoFailure() {
        scene.call();
        scene.say(new Message.Ringing("CA1", null));
        scene.say(Message.Hangup.of("CA1"));
        assertThat(scene.heard).containsExactly("ringing", "disconnected");
    }

    @Test
    void anErrorAboutTheCallFailsItAndOneAboutAMessageDoesNot() {
        scene.call();
        String temporary = scene.server.last(Message.Invite.class).callSid();
        var error = new Message.WireError(31206, "too fast");
        scene.say(new Message.Failed(error, temporary, "KX1"));
        assertThat(scene.heard).isEmpty();
        scene.say(new Message.Failed(error, temporary, null));
        assertThat(scene.heard).containsExactly("failed 31206");
    }

    @Test
    void anEndWithoutANameEndsEveryCall() {
        Call first = scene.call();
        Call second = scene.client.connect("token", scene.app());
        scene.run();
        scene.say(new Message.Hangup(null, null, null));
        assertThat(first.state()).isEqualTo(CallState.DISCONNECTED);
        assertThat(second.state()).isEqualTo(CallState.DISCONNECTED);
    }

    @Test
    void withoutMediaTheCallFailsAndTheServerHearsNothing() {
        scene.media.breakDown();
        scene.client.connect("token", scene.app());
        scene.run();
        assertThat(scene.heard).containsExactly("failed 53400");
        assertThat(scene.server.heard(Message.Invite.class)).isEmpty();
    }

    @Test
    void nothingIsLeftBehind() {
        for (int i = 0; i < 3; i++) {
            Call call = scene.standing();
            assertThat(scene.media.session().frames()).isEqualTo(1);
            scene.pass(1);
            int frames = scene.media.session().frames();
            call.disconnect();
            scene.pass(1);
            assertThat(scene.media.session().frames()).isEqualTo(frames);
            scene.call().disconnect();
            scene.say(new Message.Hangup(null, null, null));
        }
        scene.client.close();
        scene.time.advance(Duration.ofSeconds(2));
        assertThat(scene.time.untilNext()).isNull();
    }

    @Test
    void optionsReachTheCallAndItsMedia() {
        UUID uuid = UUID.fromString("00000000-0000-4000-8000-000000000001");
        var options =
                ConnectOptions.with(
                        "token",
                        o ->
                                o.uuid(uuid)
                                        .iceOptions(
                                                new IceOptions(
                                                        List.of(new IceServer("stun:x")),
                                                        IceOptions.TransportPolicy.RELAY))
                                        .preferredAudioCodecs(
                                                List.of(
                                                        new AudioCodec.PcmuCodec(),
                                                        new AudioCodec.OpusCodec(20_000))));
        Call call = scene.client.connect(options, scene.app());
        scene.run();
        assertThat(call.uuid()).isEqualTo(uuid);
        var media = scene.media.session().options();
        assertThat(media.relayOnly()).isTrue();
        assertThat(media.codecs()).containsExactly("PCMU", "opus");
        assertThat(media.maxAverageBitrate()).isEqualTo(20_000);
        assertThat(media.iceServers()).hasSize(1);
    }

    @Test
    void theDelegateQueueOfTheOptionsIsUsed() {
        var mine = scene.time.queue("mine");
        boolean[] there = new boolean[1];
        var options = ConnectOptions.with("token", o -> o.delegateQueue(mine));
        scene.client.connect(
                options,
                new OnlyEnds() {
                    @Override
                    void ended() {
                        there[0] = mine.isCurrent();
                    }
                });
        scene.run();
        scene.say(Message.Failed.of(31205, "no"));
        assertThat(there[0]).isTrue();
    }

    private abstract static class OnlyEnds implements CallDelegate {
        abstract void ended();

        @Override
        public void callDidConnect(Call call) {}

        @Override
        public void callDidFailToConnect(Call call, VoiceError error) {
            ended();
        }

        @Override
        public void callDidDisconnect(Call call, @Nullable VoiceError error) {
            ended();
        }
    }

    @Test
    void parametersOfMoreThan800BytesAreSentAndNoted() {
        Map<String, String> params = Map.of("To", "bob", "note", "x".repeat(800));
        scene.client.connect(ConnectOptions.with("token", o -> o.params(params)), scene.app());
        scene.run();
        scene.connected();
        assertThat(scene.server.last(Message.Invite.class).params()).hasSizeGreaterThan(800);
        assertThat(scene.traced()).contains("ParamsTooLong");
        int before = scene.traced().indexOf("ParamsTooLong");
        scene.call();
        assertThat(scene.traced().lastIndexOf("ParamsTooLong")).isEqualTo(before);
    }

    @Test
    void theStatesHaveTheSdksOrder() {
        assertThat(CallState.values())
                .containsExactly(
                        CallState.CONNECTING,
                        CallState.RINGING,
                        CallState.CONNECTED,
                        CallState.RECONNECTING,
                        CallState.DISCONNECTED);
    }
}
