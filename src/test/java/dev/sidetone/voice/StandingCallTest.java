package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.audio.AudioDevice;
import dev.sidetone.audio.AudioFormat;
import dev.sidetone.audio.StreamDevice;
import dev.sidetone.signaling.DialFailure;
import dev.sidetone.signaling.Message;
import dev.sidetone.testing.FakeDevice;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Calls that stand: digits, mute, hold, loss and recovery. */
class StandingCallTest {
    private final Scene scene = new Scene();

    @Test
    void lostSignalingIsTakenUpAgainWithTheReconnectToken() {
        Call call = scene.standing();
        scene.server.wire().drop();
        scene.run();
        assertThat(call.state()).isEqualTo(CallState.RECONNECTING);
        assertThat(scene.media.session().closed()).isFalse();

        scene.pass(1);
        scene.connected();
        Message.Invite again = scene.server.last(Message.Invite.class);
        assertThat(again.callSid()).isEqualTo("CA1");
        assertThat(again.reconnect()).isEqualTo("reconnect-1");
        assertThat(again.sdp()).isEqualTo("v=0 1");

        scene.say(new Message.Answer("CA1", null, "reconnect-2"));
        assertThat(call.state()).isEqualTo(CallState.CONNECTED);
        assertThat(scene.heard)
                .containsExactly("ringing", "connected", "reconnecting 53001", "reconnected");

        scene.server.wire().drop();
        scene.pass(1);
        scene.connected();
        assertThat(scene.server.last(Message.Invite.class).reconnect()).isEqualTo("reconnect-2");
    }

    @Test
    void aServerThatNeverComesBackEndsTheCallAfterThirtySeconds() {
        Call call = scene.standing();
        scene.server.refuse(DialFailure.REFUSED);
        scene.server.wire().drop();
        scene.time.advance(Duration.ofMillis(29_900));
        assertThat(call.state()).isEqualTo(CallState.RECONNECTING);
        scene.time.advance(Duration.ofMillis(200));
        assertThat(scene.heard)
                .containsExactly(
                        "ringing", "connected", "reconnecting 53001", "disconnected 53001");
        assertThat(scene.media.session().closed()).isTrue();
    }

    @Test
    void aServerThatIsBackButDoesNotConfirmTheCallEndsItToo() {
        scene.standing();
        scene.server.wire().drop();
        scene.pass(1);
        scene.connected();
        scene.pass(30);
        assertThat(scene.heard).endsWith("reconnecting 53001", "disconnected 53001");
    }

    @Test
    void aServerThatRefusesToContinueEndsTheCallWithItsReason() {
        scene.standing();
        scene.server.wire().drop();
        scene.pass(1);
        scene.connected();
        scene.say(Message.Hangup.of("CA1", new Message.WireError(31481, "unknown")));
        assertThat(scene.heard).endsWith("reconnecting 53001", "disconnected 31481");
    }

    @Test
    void silenceOfFifteenSecondsIsALoss() {
        scene.standing();
        scene.time.advance(Duration.ofMillis(14_999));
        assertThat(scene.heard).doesNotContain("reconnecting 53001");
        scene.time.advance(Duration.ofMillis(1));
        assertThat(scene.heard).contains("reconnecting 53001");
        assertThat(scene.server.dialled()).isEqualTo(1);
        scene.time.advance(Duration.ofMillis(140));
        assertThat(scene.server.dialled()).isEqualTo(2);
    }

    @Test
    void hangUpWhileTheServerIsAwayEndsAtOnceAndIsToldWhenItIsBack() {
        Call call = scene.standing();
        scene.server.refuse(DialFailure.REFUSED);
        scene.server.wire().drop();
        scene.run();
        call.disconnect();
        scene.run();
        assertThat(scene.heard).endsWith("disconnected");
        assertThat(scene.media.session().closed()).isTrue();
        scene.server.refuse(null);
        scene.time.advance(Duration.ofSeconds(3));
        assertThat(scene.server.wire().types()).startsWith("Listen", "Hangup");
    }

    @Test
    void aFreshTokenInACallIsHandedOverAndTheCallConfirmed() {
        Call call = scene.standing();
        scene.client.prepare("token-2");
        scene.run();
        assertThat(scene.server.last(Message.Listen.class).token()).isEqualTo("token-2");
        scene.connected();
        assertThat(scene.server.last(Message.Invite.class).reconnect()).isEqualTo("reconnect-1");
        scene.say(new Message.Answer("CA1", null, "reconnect-2"));
        assertThat(call.state()).isEqualTo(CallState.CONNECTED);
        assertThat(scene.heard).containsExactly("ringing", "connected");
        assertThat(scene.server.dialled()).isEqualTo(1);
    }

    @Test
    void anExpiredTokenDoesNotEndACall() {
        Call call = scene.standing();
        scene.say(Message.Failed.of(31205, "expired"));
        assertThat(call.state()).isEqualTo(CallState.CONNECTED);
    }

    @Test
    void lostMediaIsRestartedByTheCaller() {
        Call call = scene.standing();
        scene.media.session().interrupt();
        scene.run();
        assertThat(call.state()).isEqualTo(CallState.RECONNECTING);
        Message.Reinvite restart = scene.server.last(Message.Reinvite.class);
        assertThat(restart.callSid()).isEqualTo("CA1");
        assertThat(restart.sdp()).isEqualTo("v=0 2");
        scene.say(new Message.Answer("CA1", "v=0 restarted", null));
        assertThat(scene.media.session().asked())
                .containsExactly(
                        "createOffer",
                        "setAnswer v=0 answer",
                        "restartIce",
                        "setAnswer v=0 restarted");
        scene.media.session().connect();
        scene.run();
        assertThat(scene.heard)
                .containsExactly("ringing", "connected", "reconnecting 53405", "reconnected");
    }

    @Test
    void lostMediaThatStaysLostEndsTheCall() {
        scene.standing();
        scene.media.session().interrupt();
        scene.pass(31);
        assertThat(scene.heard).endsWith("reconnecting 53405", "disconnected 53405");
        assertThat(scene.server.heard(Message.Hangup.class)).hasSize(1);
    }

    @Test
    void signalingAndMediaAreToldOfApartFromEachOther() {
        Call call = scene.standing();
        scene.server.wire().drop();
        scene.media.session().interrupt();
        scene.run();
        scene.pass(1);
        scene.connected();
        assertThat(scene.server.heard(Message.Reinvite.class)).isEmpty();
        scene.say(new Message.Answer("CA1", null, null));
        assertThat(call.state()).isEqualTo(CallState.RECONNECTING);
        assertThat(scene.server.heard(Message.Reinvite.class)).hasSize(1);
        scene.media.session().connect();
        scene.run();
        assertThat(scene.heard)
                .containsExactly(
                        "ringing",
                        "connected",
                        "reconnecting 53001",
                        "reconnecting 53405",
                        "reconnected",
                        "reconnected");
        assertThat(call.state()).isEqualTo(CallState.CONNECTED);
    }

    @Test
    void thePeersRestartIsAnswered() {
        scene.standing();
        scene.say(new Message.Reinvite("CA1", "v=0 again"));
        Message.Answer answer = scene.server.last(Message.Answer.class);
        assertThat(answer.callSid()).isEqualTo("CA1");
        assertThat(answer.sdp()).isEqualTo("v=0 2");
        assertThat(scene.heard).containsExactly("ringing", "connected");
    }

    @Test
    void whereTwoRestartsCrossTheCallersCounts() {
        scene.standing();
        scene.media.session().interrupt();
        scene.run();
        scene.say(new Message.Reinvite("CA1", "v=0 again"));
        assertThat(scene.media.session().asked()).doesNotContain("createAnswer v=0 again");
    }

    @Test
    void digitsGoBySignalingWhereMediaTakesNone() {
        Call call = scene.standing();
        call.sendDigits("12w#");
        scene.run();
        assertThat(scene.server.last(Message.Dtmf.class))
                .isEqualTo(new Message.Dtmf("CA1", "12w#"));
        scene.media.session().takeDigits(true);
        call.sendDigits("9");
        call.sendDigits("x");
        scene.run();
        assertThat(scene.server.heard(Message.Dtmf.class)).hasSize(1);
        assertThat(scene.media.session().asked()).endsWith("sendDigits 12w#", "sendDigits 9");
    }

    @Test
    void digitsThatThePeerCannotBeToldOfAreHeardEvenWhenMuted() {
        Call call = scene.standing();
        call.setMuted(true);
        scene.run();
        assertThat(loudIn(Duration.ofSeconds(1))).isZero();
        scene.say(new Message.Tones("CA1", "12"));
        // two keys of 160 ms
        assertThat(loudIn(Duration.ofSeconds(1))).isBetween(30, 32);
        assertThat(loudIn(Duration.ofSeconds(1))).isZero();
    }

    @Test
    void digitsOfThePeerAreTold() {
        scene.standing();
        scene.say(new Message.Dtmf("CA1", "5"));
        assertThat(scene.heard).endsWith("digits 5");
    }

    @Test
    void digitsBeforeTheCallStandsGoNowhere() {
        Call call = scene.call();
        call.sendDigits("1");
        scene.run();
        assertThat(scene.server.heard(Message.Dtmf.class)).isEmpty();
    }

    @Test
    void muteAndHoldSendSilenceInsteadOfTheMicrophone() {
        scene.client.setAudioDevice(loud());
        Call call = scene.standing();
        assertThat(loudIn(Duration.ofSeconds(1))).isBetween(95, 101);

        call.setMuted(true);
        scene.run();
        assertThat(call.isMuted()).isTrue();
        assertThat(loudIn(Duration.ofSeconds(1))).isZero();
        call.setMuted(false);
        call.setOnHold(true);
        scene.run();
        int frames = scene.media.session().frames();
        assertThat(loudIn(Duration.ofSeconds(1))).isZero();
        assertThat(scene.media.session().frames() - frames).isBetween(95, 105);
        call.setOnHold(false);
        scene.run();
        assertThat(loudIn(Duration.ofSeconds(1))).isBetween(95, 101);
    }

    @Test
    void muteBeforeTheCallStandsCountsFromItsFirstFrame() {
        scene.client.setAudioDevice(loud());
        Call call = scene.call();
        call.setMuted(true);
        scene.say(new Message.Answer("CA1", "v=0 answer", "r"));
        scene.media.session().connect();
        assertThat(loudIn(Duration.ofSeconds(1))).isZero();
    }

    @Test
    void aDisabledDeviceIsStoppedWhileTheCallGoesOn() {
        DefaultAudioDevice device = new DefaultAudioDevice(loud());
        scene.client.setAudioDevice(device);
        List<String> order = new ArrayList<>();
        device.setBlock(() -> order.add("block"));
        device.setEnabled(false);
        Call call = scene.standing(options -> options.uuid(new UUID(1, 1)));
        assertThat(loudIn(Duration.ofSeconds(1))).isZero();
        assertThat(order).isEmpty();
        device.setEnabled(true);
        scene.run();
        assertThat(order).containsExactly("block");
        assertThat(loudIn(Duration.ofSeconds(1))).isBetween(95, 101);
        device.setEnabled(false);
        scene.run();
        assertThat(loudIn(Duration.ofSeconds(1))).isZero();
        assertThat(call.state()).isEqualTo(CallState.CONNECTED);
    }

    @Test
    void aCallThatCallKitDoesNotKnowOfHasItsSoundWhateverTheSwitchSays() {
        DefaultAudioDevice device = new DefaultAudioDevice(loud());
        device.setEnabled(false);
        scene.client.setAudioDevice(device);
        Call call = scene.standing();
        assertThat(loudIn(Duration.ofSeconds(1))).isBetween(95, 101);
        assertThat(device.isEnabled()).isFalse();
        Call known = scene.call(options -> options.uuid(new UUID(1, 1)));
        call.disconnect();
        scene.say(new Message.Answer("CA2", "v=0 answer", null));
        scene.media.session().connect();
        assertThat(loudIn(Duration.ofSeconds(1))).isZero();
        assertThat(known.state()).isEqualTo(CallState.CONNECTED);
    }

    @Test
    void aSessionThatCannotBeConfiguredPlaysNothingUnlessThatIsToBeIgnored() {
        FakeDevice hardware = new FakeDevice();
        DefaultAudioDevice device = new DefaultAudioDevice(hardware);
        device.setBlock(
                () -> {
                    throw new IllegalStateException("no such category");
                });
        scene.client.setAudioDevice(device);
        assertThat(device.ignoresPreferredAttributeConfigurationErrors()).isFalse();
        scene.standing().disconnect();
        scene.run();
        assertThat(hardware.asked()).doesNotContain("startRendering");
        device.setIgnoresPreferredAttributeConfigurationErrors(true);
        scene.standing();
        assertThat(hardware.asked()).contains("startRendering");
    }

    @Test
    void aDevicesBlockRunsOnTheAudioControlThread() {
        List<String> threads = new ArrayList<>();
        AudioDevice device =
                new FakeDevice() {
                    @Override
                    public boolean startRendering(RenderContext context) {
                        context.execute(() -> threads.add("behind"));
                        threads.add("start");
                        return super.startRendering(context);
                    }
                };
        scene.client.setAudioDevice(device);
        scene.standing();
        assertThat(threads).containsExactly("start", "behind");
    }

    @Test
    void inTheThirdGenerationTheAppAloneSwitchesItsDevice() {
        DefaultAudioDevice device = new DefaultAudioDevice(loud());
        device.setEnabled(false);
        scene.client.setAudioDevice(device);
        scene.client.setGeneration(SdkGeneration.V3);
        scene.standing();
        assertThat(loudIn(Duration.ofSeconds(1))).isZero();
    }

    @Test
    void whatWasRecoveredInTimeDoesNotEndTheCallLater() {
        Call call = scene.standing();
        scene.media.session().interrupt();
        scene.server.wire().drop();
        scene.pass(2);
        scene.connected();
        scene.say(new Message.Answer("CA1", null, null));
        scene.media.session().connect();
        scene.pass(60);
        assertThat(call.state()).isEqualTo(CallState.CONNECTED);
        assertThat(scene.heard)
                .containsExactly(
                        "ringing",
                        "connected",
                        "reconnecting 53405",
                        "reconnecting 53001",
                        "reconnected",
                        "reconnected");
    }

    @Test
    void anOutageOfFifteenSecondsIsSurvivedWithinASecondOfItsEnd() {
        Call call = scene.standing();
        scene.server.refuse(DialFailure.REFUSED);
        scene.server.wire().drop();
        scene.time.advance(Duration.ofSeconds(15));
        assertThat(call.state()).isEqualTo(CallState.RECONNECTING);
        assertThat(scene.media.session().closed()).isFalse();
        scene.server.refuse(null);
        scene.time.advance(Duration.ofSeconds(1));
        scene.connected();
        scene.say(new Message.Answer("CA1", null, "reconnect-2"));
        assertThat(call.state()).isEqualTo(CallState.CONNECTED);
        assertThat(scene.server.last(Message.Listen.class).reconnectTimeout()).isEqualTo(30);
        assertThat(scene.heard)
                .containsExactly("ringing", "connected", "reconnecting 53001", "reconnected");
    }

    @Test
    void aRestartThatDidNotHelpIsFollowedByAnother() {
        scene.standing();
        scene.media.session().interrupt();
        scene.run();
        scene.say(new Message.Answer("CA1", "v=0 restarted", null));
        scene.media.session().interrupt();
        scene.run();
        assertThat(scene.server.heard(Message.Reinvite.class)).hasSize(2);
        scene.say(new Message.Answer("CA1", "v=0 restarted again", null));
        scene.media.session().connect();
        scene.run();
        assertThat(scene.heard)
                .containsExactly("ringing", "connected", "reconnecting 53405", "reconnected");
    }

    @Test
    void statisticsAreThereWhileConnected() {
        List<List<StatsReport>> figures = new ArrayList<>();
        Call early = scene.call();
        early.getStats(figures::add);
        scene.run();
        assertThat(figures).isEmpty();
        early.disconnect();
        scene.run();
        scene.standing().getStats(figures::add);
        scene.run();
        assertThat(figures).hasSize(1);
    }

    @Test
    void theLoudnessOfTheOtherSideCanBeAsked() {
        Call call = scene.call();
        assertThat(call.level()).isZero();
        scene.say(new Message.Answer("CA1", "v=0 answer", "r"));
        scene.media.session().connect();
        scene.run();
        short[] loud = new short[480];
        Arrays.fill(loud, (short) 10_000);
        for (int i = 0; i < 50; i++) {
            scene.media.session().hear(loud);
        }
        assertThat(call.level()).isGreaterThan(0.1);
    }

    @Test
    void closingTheClientHangsUp() {
        scene.standing();
        var ended = scene.client.end().toCompletableFuture();
        scene.run();
        assertThat(ended).isNotDone();
        scene.server.wire().drop();
        scene.run();
        assertThat(ended).isDone();
        scene.client.close();
        assertThat(scene.heard).endsWith("disconnected");
        assertThat(scene.server.heard(Message.Hangup.class)).hasSize(1);
        assertThat(scene.server.wire().closedWith()).isNotNull();
        scene.time.advance(Duration.ofMinutes(1));
        assertThat(scene.server.dialled()).isEqualTo(1);
    }

    @Test
    void theTraceLinksACallbackToTheMessageThatCausedIt() {
        scene.call();
        scene.say(new Message.Ringing("CA1", null));
        var events = scene.trace.events();
        var callback =
                events.stream().filter(e -> e.name().equals("callDidStartRinging")).findFirst();
        var cause =
                events.stream().filter(e -> e.id() == callback.orElseThrow().cause()).findFirst();
        assertThat(cause.orElseThrow().detail()).isEqualTo("ringing");
        assertThat(cause.orElseThrow().subject()).isEqualTo("CA1");
        assertThat(events.toString()).doesNotContain("token\"").doesNotContain("v=0");
    }

    private int loudIn(Duration span) {
        int before = scene.media.session().loudFrames();
        scene.time.advance(span);
        return scene.media.session().loudFrames() - before;
    }

    private AudioDevice loud() {
        return StreamDevice.of(
                scene.media.clock(),
                () -> {
                    short[] frame = new short[480];
                    for (int i = 0; i < frame.length; i += 2) {
                        frame[i] = 1000;
                    }
                    return frame;
                },
                frame -> {});
    }

    @Test
    void aBufferHasItsBytes() {
        assertThat(new AudioFormat(44_100, 2, 441).bufferSize()).isEqualTo(1764);
        assertThat(AudioFormat.ENGINE.bufferSize()).isEqualTo(960);
    }

    @Test
    void feedbackHasTheSdksNumbersAndNames() {
        assertThat(FeedbackScore.values())
                .extracting(FeedbackScore::points)
                .containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(FeedbackIssue.values())
                .extracting(FeedbackIssue::wireName)
                .containsExactly(
                        "not-reported",
                        "dropped-call",
                        "audio-latency",
                        "one-way-audio",
                        "choppy-audio",
                        "noisy-call",
                        "echo");
    }

    @Test
    void aFailureSaysMoreThanItsNumber() {
        VoiceError error = VoiceError.of(ErrorCode.BUSY_HERE, "Bob talks.");
        assertThat(error.message()).isEqualTo("Bob talks.");
        assertThat(error.code()).isEqualTo(31486);
        assertThat(VoiceError.of(ErrorCode.BUSY_HERE).message()).isNotBlank();
    }
}
