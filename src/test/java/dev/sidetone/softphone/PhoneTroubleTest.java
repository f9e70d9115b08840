package dev.sidetone.softphone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXErrorCodeIncomingCallError;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallActionType;
import dev.sidetone.callkit.CXSetGroupCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CallKitService.Handover;
import dev.sidetone.softphone.SoftphoneSetup.Options.CallWaiting;
import dev.sidetone.softphone.VirtualPhones.Person;
import dev.sidetone.system.recents.RecentEntry;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the app makes of a phone that loses, delays, refuses and forgets. */
class PhoneTroubleTest {
    private static final Duration MOMENT = Duration.ofMillis(700);
    private static final UUID UNKNOWN = new UUID(9, 9);

    private VirtualPhones phones = new VirtualPhones(11);

    private Person alice() {
        return phones.alice;
    }

    private Person bob() {
        return phones.bob;
    }

    private Person carol() {
        return phones.carol;
    }

    private void pass() {
        phones.pass(MOMENT);
    }

    private void bobCalls() {
        bob().app().dial("alice");
        pass();
        alice().device.answer(alice().ringing());
        pass();
        bothHear();
    }

    private void bothHear() {
        assertThat(alice().hears(bob())).isTrue();
        assertThat(bob().hears(alice())).isTrue();
    }

    private void neitherHears() {
        assertThat(alice().hears(bob())).isFalse();
        assertThat(bob().hears(alice())).isFalse();
    }

    private void holdAndAcceptCarol() {
        bobCalls();
        carol().app().dial("alice");
        pass();
        alice().request(
                        new CXSetHeldCallAction(alice().with(bob()).uuid(), true),
                        new CXAnswerCallAction(alice().ringing()));
        pass();
        assertThat(alice().hears(carol())).isTrue();
    }

    @Test
    @DisplayName("R78: after a remote end the held call has sound although didActivate stays away")
    void r78UnheldWithoutDidActivate() {
        holdAndAcceptCarol();
        carol().app().end(carol().call().uuid());
        pass();
        alice().callKit().losingActivations(true);
        alice().app().setHeld(alice().with(bob()).uuid(), false);
        phones.pass(Duration.ofMillis(300));
        // not before a phone that is only slow has had its time
        assertThat(alice().sounds()).isFalse();
        pass();
        bothHear();

        // and what was never handed over is given back with the next hold
        alice().app().setHeld(alice().with(bob()).uuid(), true);
        pass();
        neitherHears();
        assertThat(alice().sounds()).isFalse();
    }

    @Test
    @DisplayName("R79: the configuration is assigned anew before each unhold")
    void r79ConfigurationBeforeUnhold() {
        bobCalls();
        int before = alice().callKit().configured();
        alice().app().setHeld(alice().with(bob()).uuid(), true);
        pass();
        assertThat(alice().callKit().configured()).isEqualTo(before);
        alice().app().setHeld(alice().with(bob()).uuid(), false);
        pass();
        assertThat(alice().callKit().configured()).isEqualTo(before + 1);
        bothHear();
    }

    @Test
    @DisplayName(
            "R78: a didDeactivate that comes too late does not silence a call that talks again")
    void r78LateDidDeactivate() {
        bobCalls();
        alice().callKit().provider().deactivated(alice().audioSession());
        pass();
        bothHear();
    }

    @Test
    @DisplayName("R72, L01: the app never takes a session for an answer that was not activated")
    void r72NoSessionNoSound() {
        alice().callKit().losingActivations(true);
        bob().app().dial("alice");
        pass();
        alice().device.answer(alice().ringing());
        phones.pass(Duration.ofSeconds(3));
        assertThat(alice().sounds()).isFalse();
        alice().callKit().losingActivations(false);
        alice().callKit().provider().activated(alice().audioSession());
        pass();
        bothHear();
    }

    @Test
    @DisplayName("R74, L25: a held call lives on without a session")
    void l25HeldCallOutlivesDidDeactivate() {
        bobCalls();
        alice().app().setHeld(alice().with(bob()).uuid(), true);
        phones.pass(Duration.ofSeconds(30));
        assertThat(alice().sounds()).isFalse();
        assertThat(bob().status()).isEqualTo(CallStatus.CONNECTED);
        alice().app().setHeld(alice().with(bob()).uuid(), false);
        pass();
        bothHear();
    }

    @Test
    @DisplayName("R5, R6: a reset ends all calls without a report; new calls work")
    void r5Reset() {
        holdAndAcceptCarol();
        alice().device.crashDaemon();
        pass();
        assertThat(alice().app().snapshot().calls()).noneMatch(CallSnapshot::live);
        assertThat(bob().status()).isEqualTo(CallStatus.ENDED);
        assertThat(carol().status()).isEqualTo(CallStatus.ENDED);
        assertThat(alice().sounds()).isFalse();
        assertThat(alice().callKit().endsReported()).isZero();
        phones.pass(Duration.ofSeconds(3));
        bob().app().dial("alice");
        pass();
        alice().device.answer(alice().ringing());
        pass();
        bothHear();
    }

    @Test
    @DisplayName("R5: who rang during a reset is missed")
    void r5ResetWhileRinging() {
        bob().app().dial("alice");
        pass();
        alice().device.crashDaemon();
        pass();
        assertThat(alice().app().snapshot().missed()).hasSize(1);
        assertThat(bob().status()).isEqualTo(CallStatus.FAILED);
    }

    @Test
    @DisplayName("R38: for calls that the app does not know all fails, only an End is fulfilled")
    void r38UnknownCalls() {
        bobCalls();
        var hold = new CXSetHeldCallAction(UNKNOWN, true);
        var mute = new CXSetMutedCallAction(UNKNOWN, true);
        var dtmf = new CXPlayDTMFCallAction(UNKNOWN, "1", CXPlayDTMFCallActionType.SINGLE_TONE);
        var group = new CXSetGroupCallAction(alice().with(bob()).uuid(), UNKNOWN);
        var answer = new CXAnswerCallAction(UNKNOWN);
        var end = new CXEndCallAction(UNKNOWN);
        Instant soon = alice().callKit().now().plusSeconds(5);
        for (var action : List.of(hold, mute, dtmf, group, answer, end)) {
            alice().callKit()
                    .provider()
                    .deliver(action.uuid(), List.of(new Handover(action, soon)));
        }
        pass();
        assertThat(alice().callKit().fulfilled())
                .contains(end.uuid())
                .doesNotContain(hold.uuid(), mute.uuid(), dtmf.uuid(), group.uuid(), answer.uuid());
        assertThat(alice().callKit().failed())
                .containsOnly(hold.uuid(), mute.uuid(), dtmf.uuid(), group.uuid(), answer.uuid());
        bothHear();
    }

    @ParameterizedTest
    @DisplayName("R31, R33: a call that the phone does not show is not signalled on")
    @CsvSource({
        "CALL_UUID_ALREADY_EXISTS, 0",
        "FILTERED_BY_BLOCK_LIST, 0",
        "FILTERED_BY_DO_NOT_DISTURB, 1",
        "UNKNOWN, 1"
    })
    void r33RefusedByThePhone(CXErrorCodeIncomingCallError code, int missed) {
        alice().callKit().refusing(new CXError(code));
        bob().app().dial("alice");
        pass();
        assertThat(alice().app().snapshot().calls()).isEmpty();
        assertThat(alice().app().snapshot().missed()).hasSize(missed);
        assertThat(bob().call().failure().code()).isEqualTo(31486);
        alice().callKit().refusing(null);
        phones.pass(Duration.ofSeconds(1));
        bobCalls();
    }

    @Test
    @DisplayName(
            "R89: without call waiting a second caller hears busy, and the push is answered for")
    void withoutCallWaiting() {
        phones = new VirtualPhones(12, new SoftphoneSetup.Options(true, CallWaiting.BUSY));
        bobCalls();
        int before = alice().callKit().reported();
        carol().app().dial("alice");
        pass();
        assertThat(alice().rings()).isFalse();
        assertThat(carol().call().failure().code()).isEqualTo(31486);
        assertThat(alice().app().snapshot().missed()).hasSize(1);
        assertThat(alice().callKit().reported()).isEqualTo(before + 1);
        bothHear();
    }

    @Test
    @DisplayName("R36, R87: a push that brings no call is reported and ended, and nobody is missed")
    void r87UnusablePush() {
        alice().push(Map.of("twi_message_type", "nonsense"));
        pass();
        assertThat(alice().callKit().reported()).isEqualTo(1);
        assertThat(alice().callKit().endsReported()).isEqualTo(1);
        assertThat(alice().device.snapshot().calls()).isEmpty();
        assertThat(alice().recents).noneMatch(RecentEntry::missed);
        assertThat(alice().app().snapshot().calls()).isEmpty();
        bobCalls();
    }

    @Test
    @DisplayName("R89: during a call it is answered for with that call, which goes on")
    void r89UnusablePushDuringACall() {
        bobCalls();
        int before = alice().callKit().reported();
        alice().push(Map.of("twi_message_type", "nonsense"));
        pass();
        assertThat(alice().callKit().reported()).isEqualTo(before + 1);
        assertThat(alice().callKit().endsReported()).isZero();
        assertThat(alice().device.snapshot().calls()).hasSize(1);
        bothHear();
    }

    @Test
    @DisplayName("R25: an End that timed out ends the call all the same")
    void r25TimedOutEnd() {
        bobCalls();
        var end = new CXEndCallAction(alice().with(bob()).uuid());
        alice().callKit().timeOut(end);
        pass();
        assertThat(bob().status()).isEqualTo(CallStatus.ENDED);
    }

    @Test
    @DisplayName("R27: a hold that timed out changes nothing and can be pressed again")
    void r27TimedOutHold() {
        bobCalls();
        alice().callKit().timeOut(new CXSetHeldCallAction(alice().with(bob()).uuid(), true));
        pass();
        assertThat(alice().with(bob()).onHold()).isFalse();
        assertThat(alice().with(bob()).holdPending()).isFalse();
        bothHear();
        alice().app().setHeld(alice().with(bob()).uuid(), true);
        pass();
        assertThat(alice().with(bob()).onHold()).isTrue();
    }
}
