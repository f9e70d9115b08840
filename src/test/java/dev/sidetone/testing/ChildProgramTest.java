package dev.sidetone.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class ChildProgramTest {
    /** Does what its argument says. */
    static final class Actor {
        private Actor() {}

        public static void main(String[] arguments) throws InterruptedException {
            System.out.println("playing " + arguments[0]);
            System.err.println("aside");
            switch (arguments[0]) {
                case "failure" -> System.exit(3);
                case "hang" -> Thread.sleep(Duration.ofMinutes(1));
                case "exception" -> throw new IllegalStateException("on purpose");
                default -> {}
            }
        }
    }

    @Test
    void whatEndsWellHandsOverItsOutput() throws Exception {
        assertThat(ChildProgram.of(Actor.class, "well").run().soundly()).contains("playing well");
    }

    @Test
    void aFailureIsToldWithAllThatIsKnown() throws Exception {
        var ended = ChildProgram.of(Actor.class, "failure").run();
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThatThrownBy(ended::soundly)
                .hasMessageContainingAll("ended with 3", "playing failure", "aside");
        assertThat(ChildProgram.of(Actor.class, "exception").run().errors())
                .contains("IllegalStateException: on purpose");
    }

    @Test
    void aProgramThatHangsIsStoppedAndShowsItsThreads() throws Exception {
        var ended = ChildProgram.of(Actor.class, "hang").within(Duration.ofMillis(1_500)).run();
        assertThat(ended.hung()).isTrue();
        assertThat(ended.toString()).contains("The program hung", "Actor.main");
    }
}
