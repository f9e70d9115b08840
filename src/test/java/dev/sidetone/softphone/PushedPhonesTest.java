package dev.sidetone.softphone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.system.push.PushFault;
import dev.sidetone.time.Randomness;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Calls to an app in the background, over a push service that has its days. */
class PushedPhonesTest {
    private final VirtualPhones phones = new VirtualPhones(5);

    private VirtualPhones.Person bob() {
        return phones.bob;
    }

    @BeforeEach
    void bobLooksAtSomethingElse() {
        phones.pass(Duration.ofMillis(300));
        bob().installed.leave();
        phones.pass(Duration.ofMillis(100));
    }

    private void script(PushFault... faults) {
        bob().device.pushes().tray().script(List.of(faults));
    }

    private UUID aliceCalls() {
        phones.alice.app().dial("bob");
        phones.pass(Duration.ofMillis(500));
        return Objects.requireNonNull(phones.alice.app().snapshot().front()).uuid();
    }

    private void nobodyDied() {
        phones.pass(Duration.ofSeconds(8));
        assertThat(bob().installed.killed()).isNull();
        assertThat(bob().installed.running()).isTrue();
    }

    private void oldServer() {
        phones.server.becomeOld();
        phones.pass(Duration.ofSeconds(15));
        assertThat(bob().app().snapshot().registration())
                .isEqualTo(SoftphoneSnapshot.Registration.REGISTERED);
    }

    @Test
    @DisplayName("R87, R89: a push that comes three times rings once and kills nobody")
    void r87duplicates() {
        script(new PushFault.Repeated(2, Duration.ofMillis(100)));

        aliceCalls();

        assertThat(bob().device.snapshot().calls()).hasSize(1);
        assertThat(bob().rings()).isTrue();
        nobodyDied();
    }

    @Test
    @DisplayName("R36, R87: a late push of a call that is over is reported, and nothing rings on")
    void r36deadCall() {
        script(new PushFault.Delayed(Duration.ofSeconds(3)));
        UUID call = aliceCalls();
        assertThat(bob().rings()).isFalse();
        phones.alice.app().end(call);

        phones.pass(Duration.ofSeconds(4));

        assertThat(bob().device.snapshot().calls()).isEmpty();
        assertThat(bob().app().snapshot().missed()).hasSize(1);
        nobodyDied();
    }

    @Test
    @DisplayName("R87: pushes that bring no call are reported and end at once")
    void r87strangePushes() {
        bob().device.pushes().tray().put(Map.of("twi_message_type", "twilio.voice.chat"));
        bob().device.pushes().tray().put(Map.of());

        nobodyDied();

        assertThat(bob().device.snapshot().calls()).isEmpty();
        assertThat(bob().rings()).isFalse();
    }

    @Test
    @DisplayName("R87: in the old style a cancel is a push; the ringing call is reported again")
    void r87cancelByPush() {
        oldServer();
        UUID call = aliceCalls();
        assertThat(bob().rings()).isTrue();

        phones.alice.app().end(call);
        phones.pass(Duration.ofMillis(500));

        assertThat(bob().rings()).isFalse();
        assertThat(bob().app().snapshot().missed()).hasSize(1);
        nobodyDied();
    }

    @Test
    @DisplayName("R87: in the old style the answerer is told to cancel too, and talks on")
    void r87cancelForTheAnswerer() {
        oldServer();
        aliceCalls();

        bob().device.answer(bob().ringing());
        phones.pass(Duration.ofSeconds(1));

        assertThat(bob().status()).isEqualTo(CallStatus.CONNECTED);
        assertThat(phones.alice.status()).isEqualTo(CallStatus.CONNECTED);
        nobodyDied();
        assertThat(bob().status()).isEqualTo(CallStatus.CONNECTED);
    }

    @Test
    @DisplayName("R87: a cancel that overtakes its call ends it when it comes")
    void r87cancelFirst() {
        oldServer();
        script(new PushFault.Overtaken());
        UUID call = aliceCalls();

        phones.alice.app().end(call);
        phones.pass(Duration.ofMillis(500));

        assertThat(bob().device.snapshot().calls()).isEmpty();
        assertThat(bob().rings()).isFalse();
        nobodyDied();
    }

    @Test
    @DisplayName("A phone whose push token was renewed is found under the new one")
    void renewedToken() {
        bob().device.pushes().renewToken(Randomness.seeded(9).bytes(32));
        phones.pass(Duration.ofMillis(500));

        aliceCalls();

        assertThat(bob().rings()).isTrue();
        assertThat(bob().device.snapshot().calls()).hasSize(1);
    }

    @Test
    @DisplayName("L44: whoever has signed out cannot be called")
    void l44signedOut() {
        bob().app().signOut();
        phones.pass(Duration.ofMillis(500));

        aliceCalls();

        assertThat(bob().rings()).isFalse();
        assertThat(phones.alice.call().failure().text()).contains("nobody named bob is registered");
    }
}
