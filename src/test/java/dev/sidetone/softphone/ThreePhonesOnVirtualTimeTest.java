package dev.sidetone.softphone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CallKitService.Handover;
import dev.sidetone.softphone.VirtualPhones.Person;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Two and three calls on alice's phone, by the phone's own buttons, and who hears whom after each.
 */
class ThreePhonesOnVirtualTimeTest {
    private static final Duration MOMENT = Duration.ofMillis(700);

    private final VirtualPhones phones = new VirtualPhones(7);
    private final Person alice = phones.alice;
    private final Person bob = phones.bob;
    private final Person carol = phones.carol;

    private void pass() {
        phones.pass(MOMENT);
    }

    /** These hear each other, and nobody hears anybody else. */
    private void talking(Person... circle) {
        List<Person> inside = List.of(circle);
        for (Person ear : phones.people()) {
            for (Person mouth : phones.people()) {
                boolean expected = ear != mouth && inside.contains(ear) && inside.contains(mouth);
                assertThat(ear.hears(mouth)).as("%s hears %s", ear, mouth).isEqualTo(expected);
            }
        }
    }

    private void bobCalls() {
        bob.app().dial("alice");
        pass();
        alice.device.answer(alice.ringing());
        pass();
        talking(alice, bob);
    }

    private void carolRings() {
        carol.app().dial("alice");
        pass();
        assertThat(alice.rings()).isTrue();
        assertThat(alice.app().snapshot().ringing()).hasSize(1);
        assertThat(carol.status()).isEqualTo(CallStatus.RINGING);
        talking(alice, bob);
    }

    private void holdAndAccept() {
        bobCalls();
        carolRings();
        alice.device.holdAndAnswer(alice.ringing());
        pass();
        talking(alice, carol);
    }

    private void merge() {
        holdAndAccept();
        alice.device.merge();
        pass();
        talking(alice, bob, carol);
    }

    @Test
    @DisplayName("R51, R66: Hold & Accept leaves exactly one call that is not held")
    void r51HoldAndAccept() {
        holdAndAccept();
        SoftphoneSnapshot now = alice.app().snapshot();
        assertThat(now.active()).extracting(CallSnapshot::name).containsExactly("carol");
        assertThat(now.waiting()).extracting(CallSnapshot::name).containsExactly("bob");
        assertThat(now.waiting().getFirst().onHold()).isTrue();
        assertThat(now.front()).isEqualTo(alice.with(carol));
        assertThat(now.canSwap()).isTrue();
        assertThat(now.canMerge()).isTrue();
    }

    @Test
    @DisplayName("R52: End & Accept ends the one and takes the other")
    void r52EndAndAccept() {
        bobCalls();
        carolRings();
        alice.device.endAndAnswer(alice.ringing());
        pass();
        talking(alice, carol);
        assertThat(bob.status()).isEqualTo(CallStatus.ENDED);
        assertThat(alice.with(carol).onHold()).isFalse();
    }

    @Test
    @DisplayName("R54: Decline leaves the active call untouched")
    void r54Decline() {
        bobCalls();
        carolRings();
        alice.device.end(alice.ringing());
        pass();
        talking(alice, bob);
        assertThat(carol.call().failure().code()).isEqualTo(31486);
        assertThat(alice.app().snapshot().missed()).isEmpty();
    }

    @Test
    @DisplayName("R55: swap and swap back")
    void r55Swap() {
        holdAndAccept();
        alice.device.swap();
        pass();
        talking(alice, bob);
        assertThat(alice.call().name()).isEqualTo("bob");
        alice.device.swap();
        pass();
        talking(alice, carol);
    }

    @Test
    @DisplayName("R57: hanging up resumes the held call")
    void r57EndResumesHeld() {
        holdAndAccept();
        alice.device.end(alice.with(carol).uuid());
        pass();
        talking(alice, bob);
        assertThat(carol.status()).isEqualTo(CallStatus.ENDED);
    }

    @Test
    @DisplayName(
            "R58: after a remote end the held call stays held; R59: the app's button unholds it")
    void r58HeldStaysHeld() {
        holdAndAccept();
        carol.app().end(carol.call().uuid());
        pass();
        talking();
        assertThat(alice.with(bob).onHold()).isTrue();
        assertThat(alice.call().name()).isEqualTo("bob");
        alice.app().setHeld(alice.with(bob).uuid(), false);
        pass();
        talking(alice, bob);
    }

    @Test
    @DisplayName("R60, R67: one active, one held, one ringing; End Held & Accept")
    void r60ThirdCall() {
        // the third caller is bob's second phone call: bob holds his own and calls again
        holdAndAccept();
        bob.app().dial("alice");
        pass();
        assertThat(alice.rings()).isTrue();
        assertThat(alice.app().snapshot().calls()).filteredOn(CallSnapshot::live).hasSize(3);
        alice.device.endHeldAndAnswer(alice.ringing());
        pass();
        talking(alice, bob);
        assertThat(alice.with(carol).onHold()).isTrue();
        assertThat(alice.app().snapshot().calls()).filteredOn(CallSnapshot::live).hasSize(2);
    }

    @Test
    @DisplayName("R62: merged calls hear each other and not themselves")
    void r62Merge() {
        merge();
        SoftphoneSnapshot now = alice.app().snapshot();
        assertThat(now.active())
                .hasSize(2)
                .extracting(CallSnapshot::conference)
                .doesNotContainNull();
        assertThat(now.company(alice.with(bob))).hasSize(2);
        assertThat(now.waiting()).isEmpty();
        assertThat(now.canMerge()).isFalse();
    }

    @Test
    @DisplayName("R63: private talks to that one alone, whether the others are held or not yet")
    void r63Private() {
        merge();
        alice.device.ungroup(alice.with(bob).uuid());
        pass();
        talking(alice, bob);
        assertThat(alice.with(bob).conference()).isNull();
        assertThat(alice.with(carol).conference()).isNull();
        assertThat(alice.app().snapshot().waiting())
                .extracting(CallSnapshot::name)
                .containsExactly("carol");
    }

    @Test
    void mutedInAConferenceOnlyOurMicrophoneIsSilent() {
        merge();
        alice.app().setMuted(alice.with(bob).uuid(), true);
        pass();
        assertThat(alice.with(carol).muted()).isTrue();
        assertThat(bob.hears(alice) || carol.hears(alice)).isFalse();
        assertThat(bob.hears(carol) && carol.hears(bob)).isTrue();
        assertThat(alice.hears(bob) && alice.hears(carol)).isTrue();
        alice.app().setMuted(alice.with(carol).uuid(), false);
        pass();
        talking(alice, bob, carol);
    }

    @Test
    void aHeldMemberOfAConferenceIsOutUntilItIsUnheld() {
        merge();
        alice.request(new CXSetHeldCallAction(alice.with(bob).uuid(), true));
        pass();
        talking(alice, carol);
        alice.request(new CXSetHeldCallAction(alice.with(bob).uuid(), false));
        pass();
        talking(alice, bob, carol);
    }

    @Test
    void holdOfAConferenceIsOneForAll() {
        merge();
        alice.app().setHeld(alice.with(bob).uuid(), true);
        pass();
        talking();
        assertThat(alice.with(carol).onHold()).isTrue();
        alice.app().setHeld(alice.with(carol).uuid(), false);
        pass();
        talking(alice, bob, carol);
    }

    @Test
    void whoLeavesAConferenceLeavesAnOrdinaryCall() {
        merge();
        carol.app().end(carol.call().uuid());
        pass();
        talking(alice, bob);
        assertThat(alice.with(bob).conference()).isNull();
        assertThat(alice.with(bob).active()).isTrue();
    }

    @Test
    @DisplayName("R43: a call that is added holds the other, and comes to talk")
    void r43AddCall() {
        bobCalls();
        alice.app().dial("carol");
        pass();
        assertThat(alice.with(carol).status()).isEqualTo(CallStatus.RINGING);
        assertThat(alice.sounds.ringback).isTrue();
        talking();
        carol.device.answer(carol.ringing());
        pass();
        talking(alice, carol);
        assertThat(alice.sounds.ringback).isFalse();
    }

    @Test
    @DisplayName("R66: a call that still rings out can be held, and is silent when it is answered")
    void r66HeldBeforeItStands() {
        alice.app().dial("bob");
        pass();
        assertThat(alice.sounds.ringback).isTrue();
        carol.app().dial("alice");
        pass();
        assertThat(alice.sounds.ringback).isFalse();
        alice.device.holdAndAnswer(alice.ringing());
        pass();
        assertThat(alice.with(bob).onHold()).isTrue();
        talking(alice, carol);
        bob.device.answer(bob.ringing());
        pass();
        talking(alice, carol);
        alice.app().setHeld(alice.with(bob).uuid(), false);
        pass();
        talking(alice, bob);
        assertThat(alice.with(carol).onHold()).isTrue();
    }

    @Test
    @DisplayName("L33, R68: two calls that are not held and not grouped are never mixed")
    void l33NeverMixedByAccident() {
        bobCalls();
        carolRings();
        // the phone's rules would not let it happen
        var answer = new CXAnswerCallAction(alice.ringing());
        Instant soon = alice.callKit().now().plusSeconds(60);
        alice.callKit().provider().deliver(answer.uuid(), List.of(new Handover(answer, soon)));
        pass();
        talking(alice, carol);
        assertThat(alice.with(bob).onHold()).isFalse();
        assertThat(alice.with(bob).active()).isFalse();
        carol.app().end(carol.call().uuid());
        pass();
        talking(alice, bob);
    }

    @Test
    @DisplayName("R69: mute survives swaps, of one call only")
    void r69MuteSurvives() {
        bobCalls();
        alice.app().setMuted(alice.with(bob).uuid(), true);
        carolRingsWhileMuted();
        alice.device.holdAndAnswer(alice.ringing());
        pass();
        talking(alice, carol);
        alice.device.swap();
        pass();
        assertThat(alice.with(bob).muted()).isTrue();
        assertThat(bob.hears(alice)).isFalse();
        assertThat(alice.hears(bob)).isTrue();
    }

    private void carolRingsWhileMuted() {
        carol.app().dial("alice");
        pass();
    }
}
