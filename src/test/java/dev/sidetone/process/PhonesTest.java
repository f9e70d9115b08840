package dev.sidetone.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.testing.Needs;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole phones in processes of their own, driven by lines instead of a finger. */
class PhonesTest extends ProcessTest {

    @BeforeEach
    void needs() {
        Needs.webrtc();
    }

    private Program phone(String name) {
        Program phone = sidetone("--driven", "alone", "--identity", name);
        phone.awaits("usable");
        return phone;
    }

    @Test
    void aSecondProcessJoinsAndTheyTalk() {
        Program alice = phone("alice");
        Program carol = phone("carol");

        alice.tell("dial carol");
        alice.awaits("connected carol");
        carol.awaits("connected alice");

        carol.tell("end");
        alice.awaits("ended carol");
    }

    @Test
    void aNameThatIsOpenInAnotherProcessIsRefused() {
        phone("alice");

        Program again = sidetone("--driven", "alone", "--identity", "alice");

        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.errors())
                .contains("alice")
                .contains("already open")
                .contains("--identity");
    }

    @Test
    void aPhoneThatIsToldToEndHangsUpFirst() {
        Program alice = phone("alice");
        Program bob = phone("bob");
        alice.tell("dial bob");
        alice.awaits("connected bob");

        // alice hosts the server of both
        alice.signal("TERM");

        assertThat(alice.exit()).isEqualTo(143);
        long end = System.nanoTime();
        bob.awaits("ended alice");
        assertThat(System.nanoTime() - end)
                .as("at once, not by a time-out")
                .isLessThan(8_000_000_000L);
    }

    @Test
    void whoeverIsLeftTakesTheServerOverAndCanBeCalled() {
        Program alice = phone("alice");
        Program bob = phone("bob");

        alice.signal("KILL");
        alice.exit();
        Program carol = phone("carol");
        carol.tell("dial bob");

        carol.awaits("connected bob");
        bob.awaits("connected carol");
    }

    @Test
    void anAnsweringEndpointLeavesTheMicrophoneToThePhones() throws Exception {
        Program bob = sidetone("answer", "--identity", "bob");
        bob.awaits("registered bob");
        Program alice = phone("alice");

        alice.tell("microphone");

        alice.awaits("microphone live");
    }
}
