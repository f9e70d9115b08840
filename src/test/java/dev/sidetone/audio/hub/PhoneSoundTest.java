package dev.sidetone.audio.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.audio.CallMixer;
import dev.sidetone.testing.FakeCall;
import dev.sidetone.testing.ManualClock;
import dev.sidetone.testing.PluggableCards;
import dev.sidetone.testing.ToneMouth;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.trace.Trace;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** The sound of a process with cards that come, go and break, on virtual time. */
class PhoneSoundTest {
    private final VirtualTime time = new VirtualTime();
    private final SerialQueue control = time.queue("audio-control");
    private final ManualClock clock = new ManualClock();
    private final PluggableCards cards =
            new PluggableCards().output("room").output("headset").input("desk");
    private final AudioHub hub = new AudioHub(cards, clock, control, false);
    private final PhoneSound alice = hub.phone("alice");
    private final CallMixer calls = new CallMixer(clock, control, alice, new Trace(() -> 0));
    private final FakeCall far = new FakeCall(440);

    private void connect() {
        calls.add(far);
        time.run();
    }

    /** Half a second passes: everybody sings, everything is played. */
    private void pass() {
        ToneMouth desk = new ToneMouth(660);
        for (int i = 0; i < 50; i++) {
            far.sing();
            short[] frame = desk.next();
            cards.say("desk", frame);
            cards.say("usb", frame);
            clock.tick();
            time.advance(Duration.ofMillis(10));
        }
    }

    private boolean heard(String card, double frequency) {
        return cards.ear(card).level(frequency, 200) > -30;
    }

    private boolean said() {
        return far.ear().level(660, 200) > -50;
    }

    @Test
    void nothingIsOpenWithoutACall() {
        time.run();
        assertThat(cards.working()).isEmpty();
        connect();
        assertThat(cards.working()).containsExactly("desk", "room");
    }

    @Test
    void aCallIsHeardAndSpokenTo() {
        connect();
        pass();
        assertThat(heard("room", 440)).isTrue();
        assertThat(said()).isTrue();
    }

    @Test
    void disabledMeansClosedAndTheCallGetsSilence() {
        connect();
        pass();
        calls.enabled(false);
        time.run();
        assertThat(cards.working()).isEmpty();
        pass();
        assertThat(said()).isFalse();
        assertThat(far.ear().heard()).isGreaterThan(90 * 480);

        calls.enabled(true);
        time.run();
        pass();
        assertThat(heard("room", 440)).isTrue();
        assertThat(said()).isTrue();
    }

    @Test
    void anUnpluggedLoudspeakerIsReplacedByTheDefaultAndReturns() {
        hub.route(hub.table().with(Role.RECEIVER, "headset"));
        connect();
        pass();
        assertThat(heard("headset", 440)).isTrue();

        cards.unplug("headset");
        time.run();
        pass();
        assertThat(heard("room", 440)).isTrue();

        cards.output("headset");
        time.run();
        pass();
        assertThat(heard("headset", 440)).isTrue();
        assertThat(cards.working()).containsExactly("desk", "headset");
    }

    /** A sound server may end a stream and keep the card. */
    @Test
    void aLostStreamIsOpenedAgainOnTheSameCard() {
        connect();
        cards.lose("room");
        cards.lose("desk");
        assertThat(cards.working()).isEmpty();
        time.run();
        pass();
        assertThat(heard("room", 440)).isTrue();
        assertThat(said()).isTrue();
        assertThat(cards.openings()).isEqualTo(2);
    }

    @Test
    void aCardThatRefusesIsAskedAgain() {
        cards.refuse(true);
        connect();
        assertThat(cards.openings()).isZero();
        time.advance(Duration.ofSeconds(3));
        assertThat(cards.openings()).isZero();

        cards.refuse(false);
        time.advance(Duration.ofSeconds(2));
        pass();
        assertThat(heard("room", 440)).isTrue();
        assertThat(said()).isTrue();
        assertThat(time.untilNext()).isNull();
    }

    @Test
    void aMicrophoneThatIsPluggedInDuringACallIsHeard() {
        cards.unplug("desk");
        connect();
        pass();
        assertThat(said()).isFalse();
        cards.input("usb");
        time.run();
        pass();
        assertThat(said()).isTrue();
    }

    @Test
    void receiverAndSpeakerAreTwoCards() {
        hub.route(hub.table().with(Role.RECEIVER, "headset").with(Role.SPEAKER, "room"));
        connect();
        pass();
        assertThat(heard("headset", 440)).isTrue();
        alice.role(Role.SPEAKER);
        time.run();
        pass();
        assertThat(heard("room", 440)).isTrue();
        assertThat(cards.working()).containsExactly("desk", "room");
    }

    @Test
    void twoPhonesShareOneOpeningOfEachCard() {
        PhoneSound bob = hub.phone("bob");
        CallMixer bobs = new CallMixer(clock, control, bob, new Trace(() -> 0));
        FakeCall other = new FakeCall(880);
        connect();
        bobs.add(other);
        time.run();
        assertThat(cards.openings()).isEqualTo(2);
        for (int i = 0; i < 50; i++) {
            other.sing();
            far.sing();
            clock.tick();
        }
        assertThat(heard("room", 440)).isTrue();
        assertThat(heard("room", 880)).isTrue();
    }

    @Test
    void onlyThePhoneInFrontIsSpokenTo() {
        PhoneSound bob = hub.phone("bob");
        CallMixer bobs = new CallMixer(clock, control, bob, new Trace(() -> 0));
        FakeCall other = new FakeCall(880);
        connect();
        bobs.add(other);
        time.run();
        pass();
        assertThat(said()).isTrue();
        assertThat(other.ear().level(660, 200)).isLessThan(-80);

        bob.comeToFront();
        pass();
        assertThat(said()).isFalse();
        assertThat(other.ear().level(660, 200)).isGreaterThan(-50);

        hub.microphoneLive(false);
        pass();
        assertThat(other.ear().level(660, 200)).isLessThan(-80);
    }

    @Test
    void aClosedPhoneGivesTheCardsAndTheMicrophoneBack() {
        PhoneSound bob = hub.phone("bob");
        connect();
        alice.close();
        time.run();
        assertThat(cards.openings()).isZero();
        assertThat(bob.microphoneLive()).isTrue();
    }

    @Test
    void aRingtoneAndACallOnOneCardDoNotCloseItUnderEachOther() {
        alice.sounds().ring("ringtone");
        connect();
        assertThat(cards.working()).containsExactly("desk", "room");
        alice.sounds().stopRing();
        time.run();
        pass();
        assertThat(heard("room", 440)).isTrue();
        assertThat(cards.working()).containsExactly("desk", "room");
    }
}
