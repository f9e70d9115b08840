package dev.sidetone.system.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sidetone.time.RealTime;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.VirtualTime;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A value is changed at once, told and written afterwards. */
class KeptTest {
    private final List<String> written = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final VirtualTime time = new VirtualTime();
    private final SerialQueue queue = time.queue("files");
    private final Kept<String> kept =
            new Kept<>(
                    new Keeper<>() {
                        @Override
                        public String load() {
                            return "old";
                        }

                        @Override
                        public void save(String value) {
                            written.add(value);
                        }
                    },
                    queue);

    @Test
    void itBeginsWithWhatWasKept() {
        kept.observe(told::add);
        time.run();
        kept.flush();

        assertThat(kept.value()).isEqualTo("old");
        assertThat(told).containsExactly("old");
        assertThat(written).isEmpty();
    }

    @Test
    void manyChangesAreToldAndWrittenOnce() {
        kept.observe(told::add);
        time.run();

        kept.change(old -> old + "er");
        kept.change(old -> old + "!");
        assertThat(kept.value()).isEqualTo("older!");
        assertThat(written).isEmpty();
        time.run();
        kept.change(old -> old + "!");
        time.run();

        assertThat(told).containsExactly("old", "older!", "older!!");
        assertThat(written).containsExactly("older!", "older!!");
    }

    @Test
    void whatDoesNotChangeIsNeitherToldNorWritten() {
        kept.observe(told::add);
        kept.change(old -> "old");
        time.run();

        assertThat(told).hasSize(1);
        assertThat(written).isEmpty();
    }

    @Test
    void atTheEndItIsWrittenAtOnce() {
        kept.change(old -> "new");
        kept.flush();
        assertThat(written).containsExactly("new");
        time.run();
        kept.flush();

        assertThat(written).containsExactly("new");
    }

    @Test
    void aChangeThatThrowsChangesNothing() {
        assertThatThrownBy(
                        () ->
                                kept.change(
                                        _ -> {
                                            throw new IllegalArgumentException("too long");
                                        }))
                .hasMessage("too long");
        kept.change(old -> "new");
        time.run();

        assertThat(written).containsExactly("new");
    }

    @Test
    void anObserverThatThrowsDoesNotPreventWriting() {
        kept.observe(
                value -> {
                    if (value.equals("new")) {
                        throw new IllegalStateException("broken");
                    }
                });
        time.run();
        kept.change(old -> "new");

        assertThatThrownBy(time::run).hasMessage("broken");
        assertThat(written).containsExactly("new");
    }

    @Test
    void noChangeIsLostBetweenThreadsAndTheLastIsWrittenLast() throws InterruptedException {
        var last = new AtomicReference<>(0);
        try (SerialQueue files = new RealTime().queue("files")) {
            var counter =
                    new Kept<>(
                            new Keeper<Integer>() {
                                @Override
                                public Integer load() {
                                    return 0;
                                }

                                @Override
                                public void save(Integer value) {
                                    assertThat(value).isGreaterThan(last.getAndSet(value));
                                }
                            },
                            files);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                threads.add(Thread.ofPlatform().start(() -> count(counter)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            counter.flush();

            assertThat(counter.value()).isEqualTo(4_000);
            assertThat(last).hasValue(4_000);
        }
    }

    private static void count(Kept<Integer> counter) {
        for (int i = 0; i < 1_000; i++) {
            counter.change(old -> old + 1);
            if (i % 10 == 0) {
                counter.flush();
            }
        }
    }
}
