package dev.sidetone.softphone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.testing.LintAssert;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Gestures on two whole phones, and what both people see and hear of them. */
class TwoPhonesOnVirtualTimeTest {
    private static final Duration MOMENT = Duration.ofMillis(500);
    private static final double ALICE = 440;
    private static final double BOB = 880;

    private VirtualPhones phones = new VirtualPhones(1);

    @AfterEach
    void theAppIsWithoutMistakes() {
        LintAssert.clean(alice().trace, "Sidetone");
        LintAssert.clean(bob().trace, "Sidetone");
    }

    private VirtualPhones.Person alice() {
        return phones.alice;
    }

    private VirtualPhones.Person bob() {
        return phones.bob;
    }

    private void pass() {
        phones.pass(MOMENT);
    }

    private void ring() {
        alice().app().dial("bob");
        pass();
        assertThat(alice().status()).isEqualTo(CallStatus.RINGING);
        assertThat(bob().rings()).isTrue();
    }

    private void talk() {
        ring();
        bob().device.answer(bob().ringing());
        pass();
        assertThat(alice().status()).isEqualTo(CallStatus.CONNECTED);
        assertThat(bob().status()).isEqualTo(CallStatus.CONNECTED);
        assertThat(alice().hears(BOB)).isTrue();
        assertThat(bob().hears(ALICE)).isTrue();
    }

    @Test
    void nothingIsOpenBeforeAndAfterACall() {
        assertThat(alice().sounds()).isFalse();
        talk();
        bob().app().end(bob().call().uuid());
        phones.pass(Duration.ofSeconds(4));
        assertThat(alice().app().snapshot().calls()).isEmpty();
        assertThat(bob().app().snapshot().calls()).isEmpty();
        assertThat(alice().sounds()).isFalse();
        assertThat(bob().sounds()).isFalse();
    }

    @Test
    void theAnswererHearsAndIsHeardAtOnce() {
        ring();
        bob().device.answer(bob().ringing());
        phones.pass(Duration.ofMillis(250));
        assertThat(alice().hears(BOB)).isTrue();
        assertThat(bob().hears(ALICE)).isTrue();
    }

    @Test
    void holdSilencesBothAndUnholdBringsBothBack() {
        talk();
        UUID call = alice().call().uuid();
        alice().app().setHeld(call, true);
        pass();
        assertThat(alice().call().onHold()).isTrue();
        assertThat(alice().hears(BOB)).isFalse();
        assertThat(bob().hears(ALICE)).isFalse();

        alice().app().setHeld(call, false);
        pass();
        assertThat(alice().call().onHold()).isFalse();
        assertThat(alice().hears(BOB)).isTrue();
        assertThat(bob().hears(ALICE)).isTrue();
    }

    @Test
    void muteSilencesOneDirection() {
        talk();
        alice().app().setMuted(alice().call().uuid(), true);
        pass();
        assertThat(bob().hears(ALICE)).isFalse();
        assertThat(alice().hears(BOB)).isTrue();
        alice().app().setMuted(alice().call().uuid(), false);
        pass();
        assertThat(bob().hears(ALICE)).isTrue();
    }

    @Test
    @DisplayName("R69: hold and mute are independent")
    void muteSurvivesAHold() {
        talk();
        UUID call = alice().call().uuid();
        alice().app().setMuted(call, true);
        pass();
        alice().app().setHeld(call, true);
        pass();
        alice().app().setHeld(call, false);
        pass();
        assertThat(alice().call().muted()).isTrue();
        assertThat(bob().hears(ALICE)).isFalse();
        assertThat(alice().hears(BOB)).isTrue();
    }

    @Test
    void cancelWhileRinging() {
        ring();
        alice().app().end(alice().call().uuid());
        pass();
        assertThat(bob().rings()).isFalse();
        assertThat(bob().app().snapshot().missed()).hasSize(1);
        assertThat(alice().status()).isEqualTo(CallStatus.ENDED);
    }

    @Test
    void declineIsBusyForTheCaller() {
        ring();
        bob().device.end(bob().ringing());
        pass();
        assertThat(alice().status()).isEqualTo(CallStatus.FAILED);
        assertThat(alice().call().failure().code()).isEqualTo(31486);
        assertThat(bob().rings()).isFalse();
    }

    @Test
    void nobodyAnswersForHalfAMinute() {
        ring();
        phones.pass(Duration.ofSeconds(28));
        assertThat(alice().status()).isEqualTo(CallStatus.RINGING);
        phones.pass(Duration.ofSeconds(4));
        assertThat(alice().status()).isEqualTo(CallStatus.FAILED);
        assertThat(bob().rings()).isFalse();
        assertThat(bob().app().snapshot().missed()).hasSize(1);
    }

    @Test
    void acceptAndCancelCrossOnTheWire() {
        ring();
        bob().device.answer(bob().ringing());
        alice().app().end(alice().call().uuid());
        phones.pass(Duration.ofSeconds(4));
        assertThat(alice().status()).isEqualTo(CallStatus.ENDED);
        assertThat(bob().app().snapshot().calls()).noneMatch(CallSnapshot::live);
        assertThat(bob().sounds()).isFalse();
    }

    @Test
    void bothCallEachOtherAtOnce() {
        alice().app().dial("bob");
        bob().app().dial("alice");
        phones.pass(Duration.ofSeconds(2));
        assertThat(alice().status()).isEqualTo(CallStatus.RINGING);
        assertThat(bob().status()).isEqualTo(CallStatus.RINGING);
        assertThat(alice().rings() && bob().rings()).isTrue();

        UUID own = bob().call().uuid();
        bob().request(new CXEndCallAction(own), new CXAnswerCallAction(bob().ringing()));
        pass();
        assertThat(alice().rings()).isFalse();
        assertThat(alice().hears(BOB)).isTrue();
        assertThat(bob().hears(ALICE)).isTrue();
    }

    @Test
    void buttonsPressedManyTimes() {
        for (int i = 0; i < 5; i++) {
            alice().app().dial("bob");
        }
        pass();
        UUID ringing = bob().ringing();
        for (int i = 0; i < 30; i++) {
            bob().device.answer(ringing);
            phones.pass(Duration.ofMillis(10));
        }
        pass();
        assertThat(bob().hears(ALICE)).isTrue();
        assertThat(alice().hears(BOB)).isTrue();
        for (int i = 0; i < 30; i++) {
            alice().app().end(alice().call().uuid());
        }
        pass();
        assertThat(bob().status()).isEqualTo(CallStatus.ENDED);
    }

    @Test
    void theServerDiesAndASuccessorGoesOnWithTheCall() {
        talk();
        phones.server.die();
        phones.pass(Duration.ofSeconds(3));
        assertThat(alice().status()).isEqualTo(CallStatus.RECONNECTING);
        assertThat(bob().hears(ALICE)).isTrue();
        phones.server.succeed();
        phones.pass(Duration.ofSeconds(6));
        assertThat(alice().status()).isEqualTo(CallStatus.CONNECTED);
        assertThat(bob().status()).isEqualTo(CallStatus.CONNECTED);
        alice().app().end(alice().call().uuid());
        pass();
        assertThat(bob().status()).isEqualTo(CallStatus.ENDED);
    }

    @Test
    void theServerDiesForGood() {
        talk();
        phones.server.die();
        phones.pass(Duration.ofSeconds(35));
        assertThat(alice().status()).isEqualTo(CallStatus.FAILED);
        assertThat(alice().call().failure().code()).isEqualTo(53001);
        assertThat(alice().sounds()).isFalse();
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        List<String> first = story(42);
        assertThat(story(42)).isEqualTo(first);
        assertThat(first).hasSizeGreaterThan(100);
        assertThat(story(43)).isNotEqualTo(first);
    }

    private List<String> story(long seed) {
        phones = new VirtualPhones(seed);
        talk();
        alice().app().setHeld(alice().call().uuid(), true);
        pass();
        alice().app().setHeld(alice().call().uuid(), false);
        pass();
        bob().app().playDtmf(bob().call().uuid(), '5');
        pass();
        bob().app().end(bob().call().uuid());
        pass();
        return phones.story();
    }
}
