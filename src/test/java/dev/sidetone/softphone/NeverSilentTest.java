package dev.sidetone.softphone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.softphone.VirtualPhones.Person;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Quirk.ProviderHandover;
import dev.sidetone.system.profile.Switches;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;

/** Whatever version of iOS the phone emulates: whoever is not held is heard. */
class NeverSilentTest {
    private static final Duration MOMENT = Duration.ofMillis(700);
    private static final UUID CELLULAR = new UUID(3, 3);

    private final VirtualPhones phones = new VirtualPhones(31);
    private final Person alice = phones.alice;
    private final Person bob = phones.bob;
    private final Person carol = phones.carol;

    static Stream<Arguments> phones() {
        return IOSProfile.VERSIONS.stream()
                .filter(version -> new IOSProfile(version).hasCallKit())
                .flatMap(
                        version ->
                                Stream.of(ProviderHandover.values())
                                        .map(handover -> Arguments.of(version, handover)));
    }

    private void emulate(int version, ProviderHandover handover) {
        alice.device.setProfile(new IOSProfile(version));
        Switches switches = alice.device.switches();
        alice.device.setSwitches(switches.with(Quirk.SAME_PROVIDER_HANDOVER, handover));
        bob.app().dial("alice");
        phones.pass(MOMENT);
        alice.device.answer(alice.ringing());
        talksTo(bob);
    }

    private void talksTo(Person other) {
        phones.pass(MOMENT);
        assertThat(alice.hears(other)).as("alice hears %s", other).isTrue();
        assertThat(other.hears(alice)).as("%s hears alice", other).isTrue();
        assertThat(alice.app().snapshot().active())
                .extracting(CallSnapshot::name)
                .containsExactly(other.name);
    }

    private boolean activationStayedAway() {
        return alice.trace.events().stream()
                .anyMatch(event -> event.name().equals("didActivate stayed away"));
    }

    private void nobodyTalks() {
        phones.pass(MOMENT);
        assertThat(alice.sounds()).isFalse();
        assertThat(alice.app().snapshot().active()).isEmpty();
    }

    @ParameterizedTest(name = "iOS {0}, {1}")
    @MethodSource("phones")
    @DisplayName("R73, R78, R79: between own calls, also after a remote end")
    void r78BetweenOwnCalls(int version, ProviderHandover handover) {
        emulate(version, handover);
        carol.app().dial("alice");
        phones.pass(MOMENT);
        alice.device.holdAndAnswer(alice.ringing());
        talksTo(carol);
        alice.device.swap();
        talksTo(bob);
        alice.device.swap();
        talksTo(carol);
        carol.app().end(carol.with(alice).uuid());
        nobodyTalks();
        alice.app().setHeld(alice.with(bob).uuid(), false);
        talksTo(bob);
        // the configuration, assigned anew, was enough
        assertThat(activationStayedAway()).isFalse();
    }

    @ParameterizedTest(name = "iOS {0}, {1}")
    @MethodSource("phones")
    @DisplayName("R77, R78, R79: after a cellular call, however that ends")
    void r78AfterACellularCall(int version, ProviderHandover handover) {
        emulate(version, handover);
        alice.device.cellular().ring(CELLULAR, "+15550100");
        phones.pass(MOMENT);
        alice.device.holdAndAnswer(CELLULAR);
        nobodyTalks();
        alice.device.cellular().remoteEnds(CELLULAR);
        nobodyTalks();
        assertThat(alice.with(bob).onHold()).isTrue();
        alice.device.setHeld(alice.with(bob).uuid(), false);
        talksTo(bob);

        alice.device.cellular().ring(CELLULAR, "+15550100");
        phones.pass(MOMENT);
        alice.device.holdAndAnswer(CELLULAR);
        nobodyTalks();
        alice.device.end(CELLULAR);
        talksTo(bob);
        assertThat(activationStayedAway()).isFalse();
    }

    @ParameterizedTest(name = "iOS {0}, {1}")
    @MethodSource("phones")
    @DisplayName("R78: also when the repair does not help and an old didDeactivate comes late")
    void r78TheWorstPhone(int version, ProviderHandover handover) {
        emulate(version, handover);
        alice.app().setHeld(alice.with(bob).uuid(), true);
        nobodyTalks();
        alice.callKit().losingActivations(true);
        alice.app().setHeld(alice.with(bob).uuid(), false);
        talksTo(bob);
        assertThat(activationStayedAway()).isTrue();
        alice.callKit().provider().deactivated(alice.audioSession());
        talksTo(bob);
        alice.app().end(alice.with(bob).uuid());
        nobodyTalks();
    }
}
