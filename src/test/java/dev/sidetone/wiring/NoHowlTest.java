package dev.sidetone.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidetone.audio.hub.Role;
import dev.sidetone.audio.hub.RoutingTable;
import dev.sidetone.audio.pulse.PulseCards;
import dev.sidetone.softphone.CallStatus;
import dev.sidetone.softphone.SoftphoneSnapshot.Registration;
import dev.sidetone.store.DataFolder;
import dev.sidetone.testing.Needs;
import dev.sidetone.testing.PrivatePulse;
import dev.sidetone.testing.ToneEar;
import dev.sidetone.testing.VoiceMouth;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Two phones that talk in one room: what the loudspeaker plays is what the microphone hears, no
 * quieter than it was said. Without echo control this howls at −9 dB.
 */
@Tag("real")
class NoHowlTest {
    private static final int SECONDS = 20;

    @TempDir private Path folder;
    private PrivatePulse pulse;

    @BeforeEach
    void start() {
        Needs.webrtc();
        Needs.pulseAudio();
        pulse = PrivatePulse.start("room");
    }

    @AfterEach
    void end() {
        pulse.close();
    }

    private Household household() {
        Household household =
                Household.open(DataFolder.open(folder), () -> PulseCards.connect(pulse.address()));
        household
                .sound()
                .route(
                        new RoutingTable(
                                Map.of(
                                        Role.RECEIVER, "room",
                                        Role.SPEAKER, "room",
                                        Role.RINGER, "room",
                                        Role.MICROPHONE, "room.monitor")));
        return household;
    }

    private static void soon(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    private static boolean connected(Phone phone) {
        var front = phone.snapshot().app().front();
        return front != null && front.status() == CallStatus.CONNECTED;
    }

    private void talk(Phone alice, Phone bob) {
        soon(() -> alice.snapshot().app().registration() == Registration.REGISTERED);
        soon(() -> bob.snapshot().app().registration() == Registration.REGISTERED);
        alice.perform(new Gesture.ComeToFront());
        alice.perform(new Gesture.Dial("bob"));
        soon(() -> bob.snapshot().sheet() != null);
        bob.perform(new Gesture.Answer(bob.snapshot().sheet().call()));
        soon(() -> connected(alice) && connected(bob));
    }

    /** Somebody speaks in the room, and then nobody does. */
    private void staysQuiet() throws InterruptedException {
        ToneEar ear = pulse.ear("room");
        TimeUnit.SECONDS.sleep(1);
        pulse.say("room", new VoiceMouth(3)::next);
        TimeUnit.SECONDS.sleep(2);
        double spoken = ear.rms(1_000);
        assertThat(spoken).as("somebody speaks").isGreaterThan(-40);

        TimeUnit.SECONDS.sleep(SECONDS);

        assertThat(ear.rms(5_000)).as("it rings on").isLessThan(-60);
    }

    @Test
    void inOneProcess() throws IOException, InterruptedException {
        try (Household household = household();
                Phone alice = household.phone("alice");
                Phone bob = household.phone("bob")) {
            talk(alice, bob);
            staysQuiet();
        }
    }

    /** Two households share nothing but files: as two processes do. */
    @Test
    void inTwoProcesses() throws IOException, InterruptedException {
        try (Household first = household();
                Household second = household();
                Phone alice = first.phone("alice");
                Phone bob = second.phone("bob")) {
            talk(alice, bob);
            staysQuiet();
        }
    }
}
