package dev.sidetone.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sidetone.audio.keys.KeyPresses;
import dev.sidetone.testing.FakeCall;
import dev.sidetone.testing.FakeDevice;
import dev.sidetone.testing.ManualClock;
import dev.sidetone.testing.ToneEar;
import dev.sidetone.testing.ToneMouth;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.trace.Trace;

import org.junit.jupiter.api.Test;

import java.util.UUID;

class CallMixerTest {
    private static final int LOUD = -20;
    private static final int QUIET = -45;
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID ANOTHER = new UUID(0, 2);

    private final VirtualTime time = new VirtualTime();
    private final ManualClock clock = new ManualClock();
    private final FakeDevice device = new FakeDevice();
    private final CallMixer mixer =
            new CallMixer(clock, time.queue("control"), device, new Trace(() -> 0));
    private final ToneMouth voice = new ToneMouth(440);
    private final FakeCall bob = new FakeCall(880);
    private final FakeCall carol = new FakeCall(1_200);
    private final FakeCall dave = new FakeCall(1_600);

    @Test
    void deviceRunsOnlyWhileThereIsACall() {
        time.run();
        assertThat(device.asked()).isEmpty();

        CallMixer.Line line = add(bob);
        assertThat(device.rendering()).isTrue();
        assertThat(device.capturing()).isTrue();

        line.close();
        time.run();
        assertThat(device.rendering()).isFalse();
        assertThat(device.capturing()).isFalse();
        assertThat(clock.listeners()).isZero();
        assertThat(bob.connected()).isFalse();
    }

    @Test
    void deviceThatIsNotEnabledDoesNotStart() {
        mixer.enabled(false);
        add(bob);
        assertThat(device.asked()).isEmpty();

        mixer.enabled(true);
        time.run();
        assertThat(device.asked())
                .containsExactly(
                        "initializeRenderer",
                        "startRendering",
                        "initializeCapturer",
                        "startCapturing");
    }

    @Test
    void disablingStopsBothDirectionsAndTheCallLivesOnInSilence() {
        add(bob);
        talk(50);

        mixer.enabled(false);
        time.run();
        talk(50);

        assertThat(device.asked()).endsWith("stopRendering", "stopCapturing");
        assertThat(device.rendering() || device.capturing()).isFalse();
        // 50 of the microphone and 50 of silence: not one beat was left out
        assertFrames(bob, 100);
        assertThat(bob.ear().rms(450)).isEqualTo(-120);
        assertThat(bob.connected()).isTrue();
        assertThat(device.ear().heard()).isEqualTo(480 * 50);
    }

    @Test
    void microphoneGoesToTheCallAndTheCallToTheLoudspeaker() {
        add(bob);
        talk(50);

        assertFrames(bob, 50);
        assertThat(bob.ear().level(440, 400)).isCloseTo(-12, within(0.1));
        assertThat(device.ear().heard()).isEqualTo(480 * 50);
        assertThat(device.ear().level(880, 400)).isCloseTo(-12, within(0.1));
    }

    @Test
    void muteSilencesTheMicrophoneAlone() {
        CallMixer.Line line = add(bob);
        line.setMuted(true);
        talk(50);

        assertFrames(bob, 50);
        assertThat(bob.ear().rms(400)).isEqualTo(-120);
        assertThat(device.ear().level(880, 400)).isGreaterThan(LOUD);

        line.setMuted(false);
        talk(50);
        assertThat(bob.ear().level(440, 400)).isGreaterThan(LOUD);
    }

    @Test
    void heldCallGetsSilenceAndPlaysNothing() {
        CallMixer.Line line = add(bob);
        line.setHeld(true);
        talk(50);

        assertFrames(bob, 50);
        assertThat(bob.ear().rms(400)).isEqualTo(-120);
        assertThat(device.ear().rms(400)).isEqualTo(-120);
        assertThat(line.level()).isZero();

        line.setHeld(false);
        talk(50);
        assertThat(bob.ear().level(440, 400)).isGreaterThan(LOUD);
        assertThat(device.ear().level(880, 400)).isGreaterThan(LOUD);
        assertThat(line.level()).isGreaterThan(0.5);
    }

    @Test
    void pressedKeysAreHeardInThePlaceOfTheMicrophoneButNotOnHold() {
        CallMixer.Line line = add(bob);
        CallMixer.Line other = add(carol);
        line.press(new KeyPresses("55"));
        line.press(new KeyPresses("5"));
        talk(50);
        assertThat(bob.ear().level(770, 200)).isGreaterThan(LOUD);
        assertThat(bob.ear().level(440, 200)).isLessThan(QUIET);
        assertThat(carol.ear().level(440, 400)).isGreaterThan(LOUD);
        talk(50);
        assertThat(bob.ear().level(440, 200)).isGreaterThan(LOUD);
        assertThat(bob.ear().level(770, 200)).isLessThan(QUIET);

        line.setHeld(true);
        line.press(new KeyPresses("5"));
        talk(50);
        assertThat(bob.ear().rms(400)).isEqualTo(-120);
        assertFrames(bob, 150);
        other.close();
    }

    @Test
    void ofThreeCallsOnlyTheOneThatIsNotHeldFlows() {
        CallMixer.Line toBob = add(bob);
        CallMixer.Line toCarol = add(carol);
        CallMixer.Line toDave = add(dave);
        toBob.setHeld(true);
        toDave.setHeld(true);
        talk(100);

        assertThat(carol.ear().level(440, 500)).isGreaterThan(LOUD);
        assertThat(bob.ear().rms(500)).isEqualTo(-120);
        assertThat(dave.ear().rms(500)).isEqualTo(-120);
        assertLoudspeaker(QUIET, LOUD, QUIET);
        // every call got a frame each beat, and the loudspeaker one for all three
        assertFrames(bob, 100);
        assertFrames(carol, 100);
        assertFrames(dave, 100);
        assertThat(device.ear().heard()).isBetween(480L * 98, 480L * 100);

        toCarol.setHeld(true);
        toDave.setHeld(false);
        talk(100);
        assertThat(dave.ear().level(440, 500)).isGreaterThan(LOUD);
        assertThat(carol.ear().rms(500)).isEqualTo(-120);
        assertLoudspeaker(QUIET, QUIET, LOUD);
    }

    @Test
    void callsThatAreNotJoinedDoNotHearEachOther() {
        add(bob);
        add(carol);
        talk(100);

        assertLoudspeaker(LOUD, LOUD, QUIET);
        assertThat(bob.ear().level(1_200, 500)).isLessThan(QUIET);
        assertThat(carol.ear().level(880, 500)).isLessThan(QUIET);
    }

    @Test
    void joinedCallsHearAllButThemselves() {
        CallMixer.Line toBob = add(bob);
        add(carol).setConference(ONE);
        add(dave);
        toBob.setConference(ONE);
        talk(100);

        assertHears(bob, LOUD, QUIET, LOUD, QUIET);
        assertHears(carol, LOUD, LOUD, QUIET, QUIET);
        assertHears(dave, LOUD, QUIET, QUIET, QUIET);

        toBob.setMuted(true);
        talk(100);
        assertHears(bob, QUIET, QUIET, LOUD, QUIET);
        assertHears(carol, LOUD, LOUD, QUIET, QUIET);

        toBob.setHeld(true);
        talk(100);
        assertHears(bob, QUIET, QUIET, QUIET, QUIET);
        assertHears(carol, LOUD, QUIET, QUIET, QUIET);
    }

    @Test
    void twoConferencesDoNotHearEachOther() {
        CallMixer.Line toBob = add(bob);
        CallMixer.Line toCarol = add(carol);
        CallMixer.Line toDave = add(dave);
        toBob.setConference(ONE);
        toCarol.setConference(ANOTHER);
        toDave.setConference(ANOTHER);
        talk(100);
        assertHears(bob, LOUD, QUIET, QUIET, QUIET);
        assertHears(carol, LOUD, QUIET, QUIET, LOUD);
        assertHears(dave, LOUD, QUIET, LOUD, QUIET);

        toDave.setConference(ONE);
        talk(100);
        assertHears(bob, LOUD, QUIET, QUIET, LOUD);
        assertHears(carol, LOUD, QUIET, QUIET, QUIET);
        assertHears(dave, LOUD, LOUD, QUIET, QUIET);

        toBob.setConference(null);
        talk(100);
        assertHears(bob, LOUD, QUIET, QUIET, QUIET);
        assertHears(dave, LOUD, QUIET, QUIET, QUIET);
    }

    @Test
    void callThatIsAddedHeldNeverLetsAFrameThrough() {
        mixer.add(bob, line -> line.setHeld(true));
        bob.sing();
        device.say(voice.next());
        time.run();
        talk(20);
        assertThat(bob.ear().rms(200)).isEqualTo(-120);
        assertThat(device.ear().rms(200)).isEqualTo(-120);
    }

    @Test
    void microphoneThatFallsSilentIsReplacedAfterThreeBeats() {
        add(bob);
        talk(50);
        clock.tick(10);

        assertFrames(bob, 50 + 10 - 3);
        assertThat(bob.ear().rms(60)).isEqualTo(-120);
    }

    @Test
    void deviceCanBeChangedInTheMiddleOfACall() {
        add(bob);
        talk(50);
        FakeDevice other = new FakeDevice();

        mixer.device(other);
        time.run();
        for (int i = 0; i < 50; i++) {
            clock.tick();
            other.say(voice.next());
            bob.sing();
        }

        assertThat(device.asked()).endsWith("stopRendering", "stopCapturing");
        assertThat(device.ear().heard()).isEqualTo(480 * 50);
        assertThat(other.ear().level(880, 400)).isGreaterThan(LOUD);
        assertThat(bob.ear().level(440, 400)).isGreaterThan(LOUD);
    }

    @Test
    void deviceThatReadsGetsItsOwnFormat() {
        AudioFormat telephone = new AudioFormat(8_000, 2, 160);
        device.reading(telephone);
        add(bob);
        ToneEar left = new ToneEar();
        for (int i = 0; i < 200; i++) {
            bob.sing();
            bob.sing();
            short[] buffer = device.read();
            short[] half = new short[160];
            for (int k = 0; k < half.length; k++) {
                half[k] = buffer[2 * k];
                assertThat(buffer[2 * k + 1]).isEqualTo(buffer[2 * k]);
            }
            left.frame(half);
        }

        short[] last = left.last(10);
        assertThat(Goertzel.level(last, 0, last.length, 880, 8_000)).isCloseTo(-12, within(0.5));
    }

    @Test
    void deviceWhoseFormatChangesIsStartedAnew() {
        add(bob);
        device.change(new AudioFormat(16_000, 1, 160));
        time.run();

        assertThat(device.asked().subList(4, 6)).containsExactly("stopRendering", "stopCapturing");
        for (int i = 0; i < 100; i++) {
            clock.tick();
            device.say(tone16k(i));
        }
        assertThat(bob.ear().level(440, 500)).isCloseTo(-12, within(0.2));
        assertThat(bob.ear().heard()).isBetween(480L * 98, 480L * 101);
    }

    @Test
    void deviceThatThrowsDoesNotEndTheCall() {
        device.broken();
        add(bob);
        clock.tick(20);
        time.run();

        assertThat(bob.connected()).isTrue();
        assertFrames(bob, 20);
    }

    @Test
    void metersShowWhoIsLoud() {
        CallMixer.Line line = add(bob);
        assertThat(line.level()).isZero();
        talk(20);
        assertThat(line.level()).isCloseTo((50 - 12) / 44.0, within(0.01));
        assertThat(mixer.microphoneLevel()).isCloseTo((50 - 12) / 44.0, within(0.01));

        mixer.enabled(false);
        time.run();
        assertThat(mixer.microphoneLevel()).isZero();
    }

    private CallMixer.Line add(FakeCall call) {
        CallMixer.Line line = mixer.add(call);
        time.run();
        return line;
    }

    /** Everybody talks for some frames: the clock beats, the microphone hears, packets arrive. */
    private void talk(int frames) {
        for (int i = 0; i < frames; i++) {
            clock.tick();
            device.say(voice.next());
            bob.sing();
            carol.sing();
            dave.sing();
        }
    }

    /** One more is allowed: silence while the microphone was not yet open. */
    private static void assertFrames(FakeCall call, int expected) {
        assertThat(call.ear().heard()).isBetween(480L * expected, 480L * expected + 480);
    }

    private void assertLoudspeaker(int ofBob, int ofCarol, int ofDave) {
        assertLevel(device.ear(), 880, ofBob);
        assertLevel(device.ear(), 1_200, ofCarol);
        assertLevel(device.ear(), 1_600, ofDave);
    }

    private static void assertHears(FakeCall who, int voice, int bob, int carol, int dave) {
        assertLevel(who.ear(), 440, voice);
        assertLevel(who.ear(), 880, bob);
        assertLevel(who.ear(), 1_200, carol);
        assertLevel(who.ear(), 1_600, dave);
    }

    private static void assertLevel(ToneEar ear, int frequency, int expected) {
        double level = ear.level(frequency, 50);
        if (expected == LOUD) {
            assertThat(level).isGreaterThan(LOUD);
        } else {
            assertThat(level).isLessThan(QUIET);
        }
    }

    private static short[] tone16k(int frame) {
        short[] samples = new short[160];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_231 * Math.sin(2 * Math.PI * 440 * (160 * frame + i) / 16_000));
        }
        return samples;
    }
}
