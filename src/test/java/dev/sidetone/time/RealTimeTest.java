package dev.sidetone.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

class RealTimeTest {
    private final SerialQueue queue = new RealTime().queue("test");

    @AfterEach
    void close() {
        queue.close();
    }

    private void finish() throws InterruptedException {
        CountDownLatch last = new CountDownLatch(1);
        queue.execute(last::countDown);
        assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void oneTaskAtATimeInOrderFromManyThreads() throws InterruptedException {
        List<Integer> seen = new ArrayList<>();
        List<Thread> threads =
                IntStream.range(0, 8)
                        .mapToObj(
                                n ->
                                        Thread.ofPlatform()
                                                .start(
                                                        () -> {
                                                            for (int i = 0; i < 500; i++) {
                                                                int mine = n * 1_000 + i;
                                                                queue.execute(() -> seen.add(mine));
                                                            }
                                                        }))
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        finish();

        assertThat(seen).hasSize(4_000);
        for (int n = 0; n < 8; n++) {
            int of = n;
            assertThat(seen.stream().filter(i -> i / 1_000 == of).toList())
                    .isEqualTo(IntStream.range(0, 500).mapToObj(i -> of * 1_000 + i).toList());
        }
    }

    @Test
    void aTaskThatThrowsDoesNotEndTheQueue() throws InterruptedException {
        queue.execute(
                () -> {
                    throw new IllegalStateException("thrown on purpose");
                });

        finish();
    }

    @Test
    void timersRunOnTheQueueNotBeforeTheirTime() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        boolean[] on = new boolean[1];
        long start = System.nanoTime();
        long[] at = new long[1];
        queue.after(
                Duration.ofMillis(30),
                () -> {
                    on[0] = queue.isCurrent();
                    at[0] = System.nanoTime();
                    ran.countDown();
                });

        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(on[0]).isTrue();
        assertThat(at[0] - start).isGreaterThanOrEqualTo(30_000_000);
        assertThat(queue.isCurrent()).isFalse();
    }

    @Test
    void aCancelledTimerNeverRuns() throws InterruptedException {
        List<String> done = new ArrayList<>();
        queue.after(Duration.ofMillis(20), () -> done.add("timer")).cancel();
        CountDownLatch later = new CountDownLatch(1);
        queue.after(Duration.ofMillis(60), later::countDown);

        assertThat(later.await(10, TimeUnit.SECONDS)).isTrue();
        finish();
        assertThat(done).isEmpty();
    }
}
