package dev.sidetone.audio.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidetone.audio.CallMixer;
import dev.sidetone.audio.FrameClock;
import dev.sidetone.audio.FrameSink;
import dev.sidetone.audio.PacedClock;
import dev.sidetone.audio.hub.AudioHub;
import dev.sidetone.audio.hub.PhoneSound;
import dev.sidetone.audio.hub.Role;
import dev.sidetone.testing.Needs;
import dev.sidetone.testing.PrivatePulse;
import dev.sidetone.testing.ToneEar;
import dev.sidetone.testing.ToneMouth;
import dev.sidetone.time.RealTime;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** A call in which the other side sings 440 Hz, while cards and sound servers come and go. */
@Tag("real")
class PulseHubTest {
    private final FrameClock clock = new PacedClock();
    private final SerialQueue control = new RealTime().queue("audio-control");
    private final ToneEar otherSide = new ToneEar();
    private PrivatePulse pulse;
    private AudioHub hub;
    private PhoneSound phone;
    private CallMixer mixer;
    private FrameClock.@Nullable Beat song;

    @BeforeEach
    void start() {
        Needs.pulseAudio();
        Needs.webrtc();
        pulse = PrivatePulse.start("desk", "headset");
        var cards = PulseCards.connect(pulse.address(), Duration.ofMillis(100));
        hub = new AudioHub(cards, clock, control);
        phone = hub.phone("alice");
        mixer = new CallMixer(clock, control, phone, new Trace(() -> 0));
    }

    @AfterEach
    void end() {
        if (pulse != null) {
            pulse.thaw();
            if (song != null) {
                song.close();
            }
            mixer.close();
            phone.close();
            hub.close();
            pulse.close();
        }
    }

    private void call() {
        mixer.add(
                new CallMixer.CallEnds() {
                    @Override
                    public void send(short[] frame) {
                        otherSide.frame(frame);
                    }

                    @Override
                    public void receive(@Nullable FrameSink sink) {
                        var mouth = new ToneMouth(440);
                        song =
                                sink == null
                                        ? null
                                        : clock.every10ms(() -> sink.frame(mouth.next()));
                    }
                });
    }

    private static void soon(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(8)).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    private static boolean sings(ToneEar ear) {
        return ear.level(440, 100) > -20;
    }

    private void playsOnlyOn(String sink) {
        soon(() -> pulse.playing().equals(List.of(sink)));
    }

    @Test
    void aSinkThatIsUnpluggedGivesWayToTheDefaultAndTakesOverWhenItIsBack() {
        ToneEar desk = pulse.ear("desk");
        phone.card(Role.RECEIVER, "headset");
        call();
        playsOnlyOn("headset");
        pulse.unplug("headset");
        playsOnlyOn("desk");
        soon(() -> sings(desk));
        pulse.plug("headset");
        playsOnlyOn("headset");
        ToneEar headset = pulse.ear("headset");
        soon(() -> sings(headset));
        soon(() -> desk.rms(200) < -90);
    }

    @Test
    void anotherDefaultIsFollowedAndTheChosenOneIsNot() {
        call();
        playsOnlyOn("desk");
        pulse.pactl("set-default-sink", "headset");
        playsOnlyOn("headset");
        phone.card(Role.RECEIVER, "headset");
        pulse.pactl("set-default-sink", "desk");
        soon(() -> hub.outputs().getFirst().id().equals("desk"));
        assertThat(pulse.playing()).containsExactly("headset");
    }

    @Test
    void aKilledServerThatComesBackHasTheCallAgain() {
        call();
        playsOnlyOn("desk");
        soon(() -> pulse.recording().size() == 1);
        pulse.kill();
        soon(() -> "the sound server has gone".equals(phone.trouble()));
        long heard = otherSide.heard();
        soon(() -> otherSide.heard() > heard + 4_800);
        pulse.restart();
        playsOnlyOn("desk");
        soon(() -> pulse.recording().size() == 1 && phone.trouble() == null);
        ToneEar desk = pulse.ear("desk");
        soon(() -> sings(desk));
    }

    @Test
    void aDisabledDeviceIsReallyGivenBack() {
        call();
        for (int i = 0; i < 3; i++) {
            mixer.enabled(true);
            playsOnlyOn("desk");
            soon(() -> pulse.recording().size() == 1);
            mixer.enabled(false);
            soon(() -> pulse.playing().isEmpty() && pulse.recording().isEmpty());
        }
        long heard = otherSide.heard();
        soon(() -> otherSide.heard() > heard + 4_800);
    }

    @Test
    void aProcessWithoutTheMicrophoneDoesNotOpenIt() {
        hub.microphoneLive(false);
        call();
        playsOnlyOn("desk");
        assertThat(pulse.recording()).isEmpty();
        hub.microphoneLive(true);
        soon(() -> pulse.recording().size() == 1);
        hub.microphoneLive(false);
        soon(() -> pulse.recording().isEmpty());
    }

    @Test
    void aServerThatHungWhenTheCallBeganIsTriedAgain() {
        pulse.freeze();
        call();
        await().pollDelay(Duration.ofMillis(2_500)).until(() -> true);
        pulse.thaw();
        playsOnlyOn("desk");
        soon(() -> pulse.recording().size() == 1);
    }

    @Test
    void theRingtoneMovesWithItsCard() {
        phone.card(Role.RINGER, "headset");
        phone.sounds().ring("ringtone");
        playsOnlyOn("headset");
        pulse.unplug("headset");
        playsOnlyOn("desk");
        phone.sounds().stopRing();
        soon(() -> pulse.playing().isEmpty());
    }
}
