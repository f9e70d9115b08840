package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.audio.Goertzel;
import dev.sidetone.audio.StreamDevice;
import dev.sidetone.media.MediaOptions;
import dev.sidetone.signaling.Message;
import dev.sidetone.testing.FakeMedia.FakeSession;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Each option of a call has its effect. */
class CallOptionsTest {
    private final Scene scene = new Scene();

    private MediaOptions media() {
        return scene.media.session().options();
    }

    @Test
    void theDefaultsAreTheSdks() {
        ConnectOptions options = ConnectOptions.with("token", _ -> {});
        assertThat(options.accessToken()).isEqualTo("token");
        assertThat(options.params()).isEmpty();
        assertThat(options.uuid()).isNull();
        assertThat(options.delegateQueue()).isNull();
        assertThat(options.iceOptions()).isNull();
        assertThat(options.region()).isNull();
        assertThat(options.enableInsights()).isTrue();
        assertThat(options.enableDscp()).isTrue();
        assertThat(options.enableIceGatheringOnAnyAddressPorts()).isFalse();
        assertThat(options.callMessageDelegate()).isNull();
        assertThat(options.preferredAudioCodecs())
                .containsExactly(new AudioCodec.OpusCodec(), new AudioCodec.PcmuCodec());
        assertThat(options.audioOptions()).isEqualTo(new AudioOptions(false, true, 0, 50));
    }

    @Test
    void parametersAreInTheInviteInTheirOrder() {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("To", "bob");
        params.put("a b", "1&2=3+4 五");
        scene.client.connect(
                ConnectOptions.with("token", options -> options.params(params)), scene.app());
        scene.run();
        scene.connected();
        assertThat(scene.server.last(Message.Invite.class).params())
                .isEqualTo("To=bob&a%20b=1%262%3D3%2B4%20%E4%BA%94");
    }

    @Test
    void theUuidIsTheCalls() {
        UUID uuid = new UUID(7, 7);
        assertThat(scene.call(options -> options.uuid(uuid)).uuid()).isEqualTo(uuid);
        CallInvite invite = scene.pushed("CA2");
        assertThat(invite.accept(scene.app()).uuid()).isEqualTo(invite.uuid());
    }

    @Test
    void theDelegateIsCalledOnItsQueue() {
        List<Runnable> queue = new ArrayList<>();
        Call call = scene.call(options -> options.delegateQueue(queue::add));
        scene.say(new Message.Ringing("CA1", null));
        assertThat(scene.heard).isEmpty();
        assertThat(queue).hasSize(1);
        queue.getFirst().run();
        assertThat(scene.heard).containsExactly("ringing");
        assertThat(call.state()).isEqualTo(CallState.RINGING);
    }

    @Test
    void iceServersAndPolicyReachTheEngine() {
        var turn = new IceServer("turn:192.0.2.1:3478", "name", "secret");
        scene.call(
                options ->
                        options.iceOptions(
                                new IceOptions(List.of(turn), IceOptions.TransportPolicy.RELAY)));
        assertThat(media().iceServers())
                .containsExactly(new MediaOptions.IceServer(turn.urlString(), "name", "secret"));
        assertThat(media().relayOnly()).isTrue();
        assertThat(turn.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "5999,0", "6000,6000", "24000,24000", "510000,510000", "510001,0"})
    void codecsAndOpusBitrateReachTheEngine(int wished, int taken) {
        scene.call(
                options ->
                        options.preferredAudioCodecs(
                                List.of(
                                        new AudioCodec.PcmuCodec(),
                                        new AudioCodec.OpusCodec(wished))));
        assertThat(media().codecs()).containsExactly("PCMU", "opus");
        assertThat(media().maxAverageBitrate()).isEqualTo(taken);
    }

    @Test
    void portsOfNoAddressReachTheEngine() {
        scene.call(options -> options.enableIceGatheringOnAnyAddressPorts(true));
        assertThat(media().anyAddressPorts()).isTrue();
    }

    @Test
    void aCallWithoutInsightsTellsNothing() {
        List<String> posts = new ArrayList<>();
        scene.client.reporting().setPublisher((_, _, body) -> posts.add(body));
        scene.standing(options -> options.enableInsights(false));
        scene.pass(11);
        assertThat(posts).isEmpty();
        scene.call();
        assertThat(posts).isNotEmpty();
    }

    @Test
    void signalingIsMarkedForAsLongAsACallWishesIt() {
        scene.call();
        assertThat(scene.server.wire().expedited()).isTrue();
        scene.server.wire().drop();
        scene.pass(2);
        assertThat(scene.server.wire().expedited()).isTrue();
        scene.call(options -> options.enableDscp(false));
        assertThat(scene.server.wire().expedited()).isFalse();
    }

    @Test
    void noiseSuppressionReachesTheEngine() {
        scene.call();
        assertThat(media().noiseSuppression()).isFalse();
        scene.call(
                options -> options.audioOptions(AudioOptions.with(o -> o.noiseSuppression(true))));
        assertThat(media().noiseSuppression()).isTrue();
    }

    @Test
    void rumbleIsTakenOutUnlessItIsWanted() {
        double all = rumble(AudioOptions.with(o -> o.highpassFilter(false)));
        assertThat(all).isGreaterThan(-20);
        assertThat(rumble(AudioOptions.DEFAULT)).isLessThan(all - 14);
    }

    /** What is sent of a tone of 40 Hz. */
    private double rumble(AudioOptions audio) {
        Scene own = new Scene();
        own.client.setAudioDevice(StreamDevice.tone(own.media.clock(), 40, frame -> {}));
        own.standing(options -> options.audioOptions(audio));
        short[] sent = new short[4800];
        int[] at = {0};
        own.media
                .session()
                .tap(
                        frame -> {
                            System.arraycopy(frame, 0, sent, at[0] % 4800, 480);
                            at[0] += 480;
                        });
        own.time.advance(Duration.ofSeconds(1));
        return Goertzel.level(sent, 0, 4800, 40, 48_000);
    }

    @Test
    void whatIsHeardIsHeldBackByTheWishedDelay() {
        assertThat(framesUntilHeard(AudioOptions.DEFAULT)).isZero();
        assertThat(framesUntilHeard(AudioOptions.with(o -> o.audioJitterBufferMinDelayMs(55))))
                .isEqualTo(6);
    }

    private int framesUntilHeard(AudioOptions audio) {
        Scene own = new Scene();
        Call call = own.standing(options -> options.audioOptions(audio));
        own.time.advance(Duration.ofMillis(50));
        FakeSession session = own.media.session();
        short[] loud = new short[480];
        Arrays.fill(loud, (short) 20_000);
        for (int i = 0; i < 20; i++) {
            session.hear(loud);
            if (call.level() > 0) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void theJitterBufferHasAFloor() {
        AudioOptions few = AudioOptions.with(o -> o.audioJitterBufferMaxPackets(3));
        assertThat(few.audioJitterBufferMaxPackets()).isEqualTo(20);
        assertThat(AudioOptions.with(o -> o.audioJitterBufferMaxPackets(90)))
                .extracting(AudioOptions::audioJitterBufferMaxPackets)
                .isEqualTo(90);
        assertThat(AudioOptions.with(o -> o.audioJitterBufferMinDelayMs(-1)))
                .extracting(AudioOptions::audioJitterBufferMinDelayMs)
                .isEqualTo(0);
    }
}
