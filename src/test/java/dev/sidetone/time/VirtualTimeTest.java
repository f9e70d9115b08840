package dev.sidetone.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class VirtualTimeTest {
    private final VirtualTime time = new VirtualTime();
    private final List<String> done = new ArrayList<>();

    private Runnable note(String what) {
        return () -> done.add(what);
    }

    @Test
    void nothingRunsBeforeItIsTold() {
        time.queue("a").execute(note("task"));
        assertThat(done).isEmpty();

        time.run();

        assertThat(done).containsExactly("task");
    }

    @Test
    void tasksOfAQueueRunInOrderAndTimersWhenDue() {
        SerialQueue queue = time.queue("a");
        queue.after(Duration.ofMillis(20), note("second"));
        queue.after(Duration.ofMillis(10), note("first"));
        queue.execute(note("now"));

        time.advance(Duration.ofMillis(19));
        assertThat(done).containsExactly("now", "first");
        time.advance(Duration.ofMillis(1));
        assertThat(done).containsExactly("now", "first", "second");
    }

    @Test
    void aTaskSeesTheTimeAtWhichItIsDue() {
        Instant start = time.now();
        List<Duration> seen = new ArrayList<>();
        SerialQueue queue = time.queue("a");
        queue.after(
                Duration.ofSeconds(3),
                () -> {
                    seen.add(Duration.between(start, time.now()));
                    queue.after(
                            Duration.ofSeconds(4),
                            () -> seen.add(Duration.between(start, time.now())));
                });

        time.advance(Duration.ofSeconds(60));

        assertThat(seen).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(7));
        assertThat(Duration.between(start, time.now())).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aCancelledTimerNeverRuns() {
        SerialQueue.Timer timer = time.queue("a").after(Duration.ofMillis(5), note("timer"));
        timer.cancel();

        time.advance(Duration.ofSeconds(1));

        assertThat(done).isEmpty();
        assertThat(time.untilNext()).isNull();
    }

    @Test
    void aQueueKnowsWhetherItRuns() {
        SerialQueue a = time.queue("a");
        SerialQueue b = time.queue("b");
        List<Boolean> current = new ArrayList<>();
        a.execute(
                () -> {
                    current.add(a.isCurrent());
                    current.add(b.isCurrent());
                });
        time.run();

        assertThat(current).containsExactly(true, false);
        assertThat(a.isCurrent()).isFalse();
    }

    @Test
    void aClosedQueueTakesNothingMore() {
        SerialQueue queue = time.queue("a");
        queue.after(Duration.ofMillis(1), note("late"));
        queue.close();
        queue.execute(note("after"));

        time.advance(Duration.ofSeconds(1));

        assertThat(done).isEmpty();
    }
}
