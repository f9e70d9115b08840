package dev.sidetone.softphone;

import static dev.sidetone.softphone.RealPhones.soon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.media.webrtc.WebRtcEngine;
import dev.sidetone.softphone.RealPhones.Person;
import dev.sidetone.testing.Needs;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Three phones with real media, three tones: after each gesture exactly those hear each other who
 * should. The first few tests are the bugs that users of other products report (peers.md §4).
 */
class ThreePhonesTest {
    private static final double HEARD = -25;
    private static final double SILENT = -55;

    private static WebRtcEngine engine;
    @TempDir private Path folder = Path.of("");
    private RealPhones phones;
    private Person alice;
    private Person bob;
    private Person carol;

    @BeforeAll
    static void start() {
        Needs.webrtc();
        engine = WebRtcEngine.start();
    }

    @AfterAll
    static void stop() {
        if (engine != null) {
            engine.close();
        }
    }

    @BeforeEach
    void meet() throws IOException {
        phones = new RealPhones(folder, engine);
        alice = phones.alice;
        bob = phones.bob;
        carol = phones.carol;
    }

    @AfterEach
    void part() {
        phones.close();
    }

    /** These come to hear each other, and nobody hears anybody else, nor themselves. */
    private void talking(Person... circle) {
        List<Person> inside = List.of(circle);
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> heardNow(inside));
    }

    private void heardNow(List<Person> inside) {
        for (Person ear : phones.people()) {
            for (Person mouth : phones.people()) {
                boolean expected = ear != mouth && inside.contains(ear) && inside.contains(mouth);
                double level = ear.level(mouth);
                if (expected) {
                    assertThat(level).as("%s hears %s", ear, mouth).isGreaterThan(HEARD);
                } else {
                    assertThat(level).as("%s hears %s", ear, mouth).isLessThan(SILENT);
                }
            }
        }
    }

    private void exactlyOneIsNotHeld(Person whose) {
        assertThat(whose.live()).filteredOn(call -> !call.onHold()).hasSize(1);
    }

    private void call(Person from, Person to) {
        from.app().dial(to.name);
        to.answer();
        soon(() -> from.live().stream().anyMatch(CallSnapshot::canSendDigits));
    }

    private void hang(Person from, Person to) {
        from.app().dial(to.name);
        to.ringing();
        soon(() -> from.with(to).status() == CallStatus.RINGING);
    }

    private void holdAndAccept(Person first, Person second) {
        UUID held = alice.with(first).uuid();
        alice.device.holdAndAnswer(alice.ringing());
        talking(alice, second);
        assertThat(alice.with(first).uuid()).isEqualTo(held);
        assertThat(alice.with(first).onHold()).isTrue();
        exactlyOneIsNotHeld(alice);
    }

    private void swapTo(Person to) {
        alice.device.swap();
        talking(alice, to);
        exactlyOneIsNotHeld(alice);
    }

    /** One round: two calls, each step with everybody's ears. */
    private void cycle() {
        call(bob, alice);
        talking(alice, bob);
        hang(carol, alice);
        holdAndAccept(bob, carol);
        swapTo(bob);
        swapTo(carol);
        alice.device.end(alice.with(carol).uuid());
        talking(alice, bob);
        alice.app().end(alice.with(bob).uuid());
        soon(() -> phones.people().stream().allMatch(person -> person.live().isEmpty()));
    }

    @Test
    @Tag("real")
    @DisplayName("R51, R55, R57: five times Hold & Accept, swap, end; none silent, none both held")
    void fiveCycles() {
        for (int i = 0; i < 5; i++) {
            cycle();
        }
    }

    @Test
    @Tag("soak")
    @DisplayName("R51, R55, R57: a hundred times Hold & Accept, swap, end")
    void hundredCycles() {
        for (int i = 0; i < 100; i++) {
            cycle();
        }
    }

    @Test
    @Tag("real")
    @DisplayName("R62, R63: merge, mute in it, private")
    void mergeAndPrivate() {
        call(bob, alice);
        hang(carol, alice);
        holdAndAccept(bob, carol);
        UUID held = alice.with(bob).uuid();
        alice.device.merge();
        talking(alice, bob, carol);

        alice.app().setMuted(held, true);
        soon(() -> bob.level(alice) < SILENT && carol.level(alice) < SILENT);
        assertThat(bob.level(carol)).isGreaterThan(HEARD);
        assertThat(alice.level(carol)).isGreaterThan(HEARD);
        alice.app().setMuted(held, false);
        talking(alice, bob, carol);

        alice.device.ungroup(held);
        talking(alice, bob);
        alice.device.merge();
        talking(alice, bob, carol);
        alice.device.ungroup(alice.with(carol).uuid());
        talking(alice, carol);
    }

    @Test
    @Tag("real")
    @DisplayName("R52: peers 4, End & Accept does not leave the new call held")
    void peers4EndAndAccept() {
        call(bob, alice);
        hang(carol, alice);
        alice.device.endAndAnswer(alice.ringing());
        talking(alice, carol);
        exactlyOneIsNotHeld(alice);
        soon(() -> bob.live().isEmpty());
    }

    @Test
    @Tag("real")
    @DisplayName(
            "R51: peers 5 and 8, after Hold & Accept the answer arrives and the microphone lives")
    void peers5And8MicrophoneAfterHoldAndAccept() {
        call(bob, alice);
        hang(carol, alice);
        holdAndAccept(bob, carol);
        assertThat(carol.level(alice)).isGreaterThan(HEARD);
        assertThat(alice.trace.events())
                .filteredOn(event -> event.name().equals("performAnswerCallAction"))
                .hasSize(2);
    }

    @Test
    @Tag("real")
    @DisplayName("R58: peers 6, a remote end of one call takes no sound from the held one")
    void peers6HeldCallResumesWithSound() {
        call(bob, alice);
        hang(carol, alice);
        holdAndAccept(bob, carol);
        carol.app().end(carol.with(alice).uuid());
        soon(() -> alice.live().size() == 1);
        talking();
        assertThat(alice.with(bob).onHold()).isTrue();
        alice.app().setHeld(alice.with(bob).uuid(), false);
        talking(alice, bob);
    }

    @Test
    @Tag("real")
    @DisplayName("R73: peers 7, unhold has sound at once, ten times")
    void peers7UnholdHasSound() {
        call(bob, alice);
        for (int i = 0; i < 10; i++) {
            talking(alice, bob);
            alice.app().setHeld(alice.with(bob).uuid(), true);
            talking();
            alice.app().setHeld(alice.with(bob).uuid(), false);
        }
        talking(alice, bob);
    }

    @Test
    @Tag("real")
    @DisplayName(
            "R51, R66: peers 9 and 10, the first call is held, not ended, also an outgoing one")
    void peers9And10OutgoingFirst() {
        call(alice, bob);
        talking(alice, bob);
        hang(carol, alice);
        holdAndAccept(bob, carol);
        assertThat(bob.live()).hasSize(1);
        swapTo(bob);
        assertThat(carol.live()).hasSize(1);
    }
}
