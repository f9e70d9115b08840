package dev.sidetone.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.testing.Needs;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whole phones in processes of their own, driven by lines instead of a finger. */
@Tag("real")
@Execution(ExecutionMode.CONCURRENT)
class PhonesTest {
    @TempDir private Path folder;
    private final List<Program> started = new ArrayList<>();

    @BeforeEach
    void needs() {
        Needs.webrtc();
    }

    @AfterEach
    void end() {
        started.forEach(Program::close);
    }

    private Program sidetone(String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--data", folder.resolve("data").toString()));
        Program program = Program.sidetone(line.toArray(String[]::new));
        started.add(program);
        return program;
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
