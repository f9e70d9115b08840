package dev.sidetone.softphone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.avaudio.AVAudioSessionException;
import dev.sidetone.softphone.SoftphoneSetup.Options.CallWaiting;
import dev.sidetone.softphone.VirtualPhones.Person;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Alice's app does not use CallKit: it rings, answers and owns its sound itself. */
class WithoutCallKitTest {
    private static final Duration MOMENT = Duration.ofMillis(700);

    private final VirtualPhones phones =
            new VirtualPhones(21, new SoftphoneSetup.Options(false, CallWaiting.RING));
    private final Person alice = phones.alice;
    private final Person bob = phones.bob;
    private final Person carol = phones.carol;

    private void pass() {
        phones.pass(MOMENT);
    }

    private UUID alert() {
        return Objects.requireNonNull(alice.app().snapshot().alert(), "no alert").call();
    }

    private void bobCalls() {
        bob.app().dial("alice");
        pass();
        assertThat(alice.sounds.alert).isTrue();
        assertThat(alice.app().snapshot().alert())
                .extracting(SoftphoneSnapshot.Alert::name)
                .isEqualTo("bob");
        alice.app().accept(alert());
        pass();
        bothHear();
    }

    private void bothHear() {
        assertThat(alice.hears(bob)).isTrue();
        assertThat(bob.hears(alice)).isTrue();
    }

    private void noSheetWasEverShown() {
        assertThat(alice.rings()).isFalse();
        assertThat(alice.device.snapshot().calls()).isEmpty();
        assertThat(alice.trace.events()).noneMatch(e -> "Sidetone".equals(e.detail()));
    }

    @Test
    void acceptTalkHangUp() {
        bobCalls();
        noSheetWasEverShown();
        assertThat(alice.sounds.alert).isFalse();
        assertThat(alice.trace.events()).anyMatch(e -> e.name().equals("setActive"));
        alice.app().end(alice.with(bob).uuid());
        pass();
        assertThat(bob.status()).isEqualTo(CallStatus.ENDED);
        assertThat(alice.sounds()).isFalse();
        assertThat(alice.sounds.farewells).isEqualTo(1);
    }

    @Test
    void dialMuteHold() {
        alice.app().dial("bob");
        pass();
        assertThat(alice.sounds.ringback).isTrue();
        bob.device.answer(bob.ringing());
        pass();
        bothHear();
        assertThat(alice.sounds.ringback).isFalse();
        alice.app().setMuted(alice.with(bob).uuid(), true);
        pass();
        assertThat(bob.hears(alice)).isFalse();
        alice.app().setMuted(alice.with(bob).uuid(), false);
        alice.app().setHeld(alice.with(bob).uuid(), true);
        pass();
        assertThat(bob.hears(alice) || alice.hears(bob)).isFalse();
        alice.app().setHeld(alice.with(bob).uuid(), false);
        pass();
        bothHear();
        noSheetWasEverShown();
    }

    @Test
    void rejectTellsTheCaller() {
        bob.app().dial("alice");
        pass();
        alice.app().end(alert());
        pass();
        assertThat(bob.call().failure().code()).isEqualTo(31486);
        assertThat(alice.app().snapshot().alert()).isNull();
        assertThat(alice.sounds.alert).isFalse();
        assertThat(alice.sounds()).isFalse();
    }

    @Test
    void ignoreLetsTheCallerRingOn() {
        bob.app().dial("alice");
        pass();
        alice.app().ignore(alert());
        pass();
        assertThat(alice.app().snapshot().alert()).isNull();
        assertThat(alice.sounds.alert).isFalse();
        assertThat(bob.status()).isEqualTo(CallStatus.RINGING);
        bob.app().end(bob.call().uuid());
        pass();
        assertThat(alice.app().snapshot().missed()).hasSize(1);
        assertThat(alice.app().snapshot().calls()).isEmpty();
    }

    @Test
    void cancelTakesTheAlertAway() {
        bob.app().dial("alice");
        pass();
        bob.app().end(bob.call().uuid());
        pass();
        assertThat(alice.app().snapshot().alert()).isNull();
        assertThat(alice.sounds.alert).isFalse();
        assertThat(alice.app().snapshot().missed()).hasSize(1);
    }

    @Test
    void aCallDuringAnotherIsIgnored() {
        bobCalls();
        carol.app().dial("alice");
        pass();
        assertThat(alice.app().snapshot().alert()).isNull();
        assertThat(carol.status()).isEqualTo(CallStatus.RINGING);
        bothHear();
    }

    @Test
    @DisplayName("A9: an interruption disables both directions, its end enables them")
    void a9Interruption() {
        bobCalls();
        alice.app().interrupted(true);
        pass();
        assertThat(alice.sounds()).isFalse();
        assertThat(bob.hears(alice)).isFalse();
        assertThat(bob.status()).isEqualTo(CallStatus.CONNECTED);
        alice.app().interrupted(false);
        pass();
        bothHear();
    }

    @Test
    @DisplayName("A3, A9: an interruption whose end is not told is over when the app is in front")
    void a3InterruptionWithoutEnd() {
        bobCalls();
        alice.app().becameActive();
        alice.app().interrupted(true);
        pass();
        assertThat(alice.sounds()).isFalse();
        alice.app().becameActive();
        pass();
        bothHear();
    }

    @Test
    void aCategoryThatOnlyPlaysLeavesTheCallWithoutMicrophoneAndSaysSo() throws Exception {
        bobCalls();
        comeBackIn(AVAudioSessionCategory.PLAYBACK);
        assertThat(alice.hears(bob)).isTrue();
        assertThat(bob.hears(alice)).isFalse();
        assertThat(alice.call().status()).isEqualTo(CallStatus.CONNECTED);
        assertThat(reasons("CapturingFailed"))
                .singleElement(STRING)
                .contains("no microphone", "AVAudioSessionCategoryPlayback", "PlayAndRecord");
        assertThat(reasons("RenderingFailed")).isEmpty();

        // the app sets its category before each call
        alice.app().end(alice.with(bob).uuid());
        pass();
        bobCalls();
    }

    @Test
    void inACategoryThatIsNotForCallsThereIsNoAudioDeviceAndThatIsSaid() throws Exception {
        bobCalls();
        comeBackIn(AVAudioSessionCategory.SOLO_AMBIENT);
        assertThat(alice.sounds()).isFalse();
        assertThat(bob.hears(alice)).isFalse();
        assertThat(alice.call().status()).isEqualTo(CallStatus.CONNECTED);
        assertThat(reasons("RenderingFailed"))
                .singleElement(STRING)
                .contains("AVAudioSessionCategorySoloAmbient", "PlayAndRecord");
        comeBackIn(AVAudioSessionCategory.PLAY_AND_RECORD);
        bothHear();
    }

    @Test
    void aResetOfTheMediaServicesDoesNotLeaveTheCallInTheWrongCategory() {
        bobCalls();
        alice.device.resetMediaServices();
        pass();
        alice.app().interrupted(true);
        pass();
        alice.app().interrupted(false);
        pass();
        bothHear();
    }

    private void comeBackIn(AVAudioSessionCategory category) throws AVAudioSessionException {
        alice.app().interrupted(true);
        pass();
        alice.audioSession().setCategory(category);
        alice.app().interrupted(false);
        pass();
    }

    private List<String> reasons(String name) {
        return alice.trace.events().stream()
                .filter(event -> event.name().equals(name))
                .map(event -> String.valueOf(event.detail()))
                .toList();
    }

    @Test
    void anInterruptionWithoutACallStartsNothing() {
        alice.app().interrupted(true);
        alice.app().interrupted(false);
        alice.app().becameActive();
        pass();
        assertThat(alice.sounds()).isFalse();
        bobCalls();
    }
}
