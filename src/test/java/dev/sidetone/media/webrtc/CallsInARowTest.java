package dev.sidetone.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.testing.ChildProgram;
import dev.sidetone.testing.Needs;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** One call after the other in a process of their own: nothing piles up. */
@EnabledOnOs(OS.LINUX)
class CallsInARowTest {
    // the library keeps 8 KB of a call's descriptions
    private static final long KILOBYTES_A_CALL = 20;

    private record Figures(long call, long nativeKb, long residentKb, long threads, long files) {
        static Figures of(String line) {
            String[] words = line.split(" ");
            return new Figures(
                    Long.parseLong(words[0]),
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    Long.parseLong(words[3]),
                    Long.parseLong(words[4]));
        }
    }

    @BeforeAll
    static void needs() {
        Needs.webrtc();
    }

    private static List<Figures> run(int calls, Duration limit) throws Exception {
        // as the launcher starts it, but with all of the heap from the start: what grows is not
        // Java
        String output =
                ChildProgram.of(CallsInARow.class, calls)
                        .where("MALLOC_ARENA_MAX", "2")
                        .with("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                        .with("-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch")
                        .within(limit)
                        .run()
                        .soundly();
        List<Figures> figures = new ArrayList<>();
        output.lines()
                .filter(line -> line.matches("\\d+( \\d+){4}"))
                .forEach(line -> figures.add(Figures.of(line)));
        assertThat(figures).as(output).hasSize(4);
        System.out.println(figures);
        return figures;
    }

    private static void isLevel(List<Figures> figures) {
        Figures first = figures.getFirst();
        assertThat(figures)
                .as(figures.toString())
                .allMatch(later -> Math.abs(later.threads() - first.threads()) <= 2)
                .allMatch(later -> Math.abs(later.files() - first.files()) <= 2);
    }

    @Test
    @Tag("real")
    void twentyCallsLeaveNoThreadAndNoDescriptor() throws Exception {
        isLevel(run(20, Duration.ofSeconds(40)));
    }

    @Test
    @Tag("soak")
    void twoHundredCallsLeaveNoMemoryEither() throws Exception {
        List<Figures> figures = run(200, Duration.ofMinutes(4));
        isLevel(figures);
        Figures last = figures.getLast();
        assertThat(perCall(figures.getFirst(), last, Figures::residentKb))
                .as("resident KB a call, 50 to 200, of %s", figures)
                .isLessThanOrEqualTo(KILOBYTES_A_CALL);
        assertThat(perCall(figures.getFirst(), last, Figures::nativeKb))
                .as("native KB a call, 50 to 200, of %s", figures)
                .isLessThanOrEqualTo(KILOBYTES_A_CALL);
        // what is freed once, after the first calls, must hide no loss
        assertThat(perCall(figures.get(1), last, Figures::nativeKb))
                .as("native KB a call, 100 to 200, of %s", figures)
                .isLessThanOrEqualTo(KILOBYTES_A_CALL);
    }

    private static double perCall(Figures from, Figures to, ToLongFunction<Figures> figure) {
        return (figure.applyAsLong(to) - figure.applyAsLong(from))
                / (double) (to.call() - from.call());
    }
}
