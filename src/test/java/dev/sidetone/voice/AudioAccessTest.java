package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.testing.FakeDevice;
import dev.sidetone.trace.Event;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/**
 * What the audio session's category lets a call's device do, and that it is said where it fails.
 */
class AudioAccessTest {
    private static final String MEND = "Set AVAudioSessionCategoryPlayAndRecord";

    private final Scene scene = new Scene();
    private final FakeDevice hardware = new FakeDevice();
    private final DefaultAudioDevice device = new DefaultAudioDevice(hardware);
    private AudioAccess access = AudioAccess.FULL;

    private Call standing() {
        device.setAccess(() -> access);
        scene.client.setAudioDevice(device);
        return scene.standing();
    }

    private String reason(String name) {
        List<Event> failed =
                scene.trace.events().stream().filter(it -> it.name().equals(name)).toList();
        assertThat(failed).as(name).hasSize(1);
        return String.valueOf(failed.getFirst().detail());
    }

    @Test
    void atFirstAllMayBeOpened() {
        assertThat(device.access()).isEqualTo(AudioAccess.FULL);
        scene.client.setAudioDevice(device);
        scene.standing();
        assertThat(hardware.rendering() && hardware.capturing()).isTrue();
        assertThat(scene.traced()).doesNotContain("RenderingFailed", "CapturingFailed");
    }

    @Test
    void inACategoryThatIsNotForCallsThereIsNoAudioDevice() {
        access = AudioAccess.none("AVAudioSessionCategorySoloAmbient");
        Call call = standing();
        assertThat(hardware.asked()).isEmpty();
        assertThat(reason("RenderingFailed"))
                .contains("cannot play", "AVAudioSessionCategorySoloAmbient", MEND);
        assertThat(reason("CapturingFailed"))
                .contains("cannot record", "AVAudioSessionCategorySoloAmbient", MEND);
        assertThat(call.state()).isEqualTo(CallState.CONNECTED);
    }

    @Test
    void playbackIsACallWithoutMicrophone() {
        access = AudioAccess.withoutMicrophone("AVAudioSessionCategoryPlayback");
        Call call = standing();
        assertThat(hardware.asked()).containsExactly("initializeRenderer", "startRendering");
        assertThat(reason("CapturingFailed"))
                .contains("no microphone", "AVAudioSessionCategoryPlayback", "only plays", MEND);
        assertThat(scene.traced()).contains("RenderingStarted");
        assertThat(call.state()).isEqualTo(CallState.CONNECTED);
        int sent = scene.media.session().frames();
        scene.pass(1);
        // silence keeps the stream alive
        assertThat(scene.media.session().frames() - sent).isBetween(95, 101);
    }

    @Test
    void recordIsACallThatIsNotHeard() {
        access = AudioAccess.withoutPlayout("AVAudioSessionCategoryRecord");
        standing();
        assertThat(hardware.asked()).containsExactly("initializeCapturer", "startCapturing");
        assertThat(reason("RenderingFailed"))
                .contains("heard", "AVAudioSessionCategoryRecord", "only records", MEND);
        assertThat(scene.traced()).contains("CapturingStarted");
    }

    @Test
    void aCategoryThatIsSetLaterCountsFromTheNextStart() {
        access = AudioAccess.none("AVAudioSessionCategoryAmbient");
        scene.client.setGeneration(SdkGeneration.V3);
        standing();
        assertThat(hardware.asked()).isEmpty();
        access = AudioAccess.FULL;
        device.setEnabled(false);
        device.setEnabled(true);
        scene.run();
        assertThat(hardware.rendering() && hardware.capturing()).isTrue();
    }

    @Test
    void theBlockMaySetTheCategory() {
        access = AudioAccess.none("AVAudioSessionCategorySoloAmbient");
        List<AudioAccess> before = new ArrayList<>();
        device.setBlock(
                () -> {
                    before.add(access);
                    access = AudioAccess.withoutMicrophone("AVAudioSessionCategoryPlayback");
                });
        standing();
        assertThat(before).hasSize(1);
        assertThat(hardware.rendering()).isTrue();
        assertThat(hardware.capturing()).isFalse();
    }

    @Test
    void aBlockThatThrowsIsTheReasonToo() {
        device.setBlock(
                () -> {
                    throw new IllegalStateException("no such category");
                });
        standing();
        assertThat(reason("RenderingFailed")).contains("configured", "no such category");
        assertThat(hardware.capturing()).isTrue();
    }

    @Test
    void whatADeviceThrowsIsTheReasonToo() {
        hardware.broken();
        standing();
        assertThat(reason("RenderingFailed")).contains("initializeRenderer");
        assertThat(reason("CapturingFailed")).contains("initializeCapturer");
    }
}
