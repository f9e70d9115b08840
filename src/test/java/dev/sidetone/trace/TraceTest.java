package dev.sidetone.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sidetone.time.VirtualTime;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

class TraceTest {
    private static final String HERE = Thread.currentThread().getName();
    private long now;
    private final Trace trace = new Trace(() -> now, 4);

    private long add(String name) {
        return trace.add(Layer.SYSTEM, name, null, null);
    }

    private List<String> names() {
        return trace.events().stream().map(Event::name).toList();
    }

    @Test
    void eventsAreNumberedAndStamped() {
        now = 5;
        assertThat(add("first")).isEqualTo(1);
        now = 9;
        assertThat(add("second")).isEqualTo(2);

        assertThat(trace.events())
                .containsExactly(
                        new Event(1, 0, 5, HERE, Layer.SYSTEM, "", "first", null, null, Ids.NONE),
                        new Event(2, 0, 9, HERE, Layer.SYSTEM, "", "second", null, null, Ids.NONE));
    }

    @Test
    void theRingKeepsTheLast() {
        for (String name : List.of("a", "b", "c", "d", "e", "f")) {
            add(name);
        }

        assertThat(names()).containsExactly("c", "d", "e", "f");
        assertThat(trace.written()).isEqualTo(6);
        assertThat(trace.since(5)).extracting(Event::name).containsExactly("f");
        assertThat(trace.since(1)).extracting(Event::name).containsExactly("c", "d", "e", "f");
        assertThat(trace.since(6)).isEmpty();
    }

    @Test
    void aPhoneKeepsTenThousand() {
        Trace full = new Trace(() -> 0);
        for (int i = 0; i < 10_100; i++) {
            full.add(Layer.SYSTEM, "event", null, null);
        }

        assertThat(full.events()).hasSize(10_000);
        assertThat(full.events().getFirst().id()).isEqualTo(101);
    }

    @Test
    void causesNestAndEnd() {
        trace.inside(
                Layer.APP,
                "outer",
                null,
                null,
                () -> {
                    trace.inside(Layer.APP, "inner", null, null, () -> add("deep"));
                    add("after");
                });

        assertThat(trace.events()).extracting(Event::cause).containsExactly(0L, 1L, 2L, 1L);
        assertThat(trace.currentCause()).isZero();
    }

    @Test
    void aBodyThatThrowsDoesNotLeaveItsCauseBehind() {
        assertThatThrownBy(
                        () ->
                                trace.inside(
                                        Layer.APP,
                                        "outer",
                                        null,
                                        null,
                                        () -> {
                                            throw new IllegalStateException("on purpose");
                                        }))
                .hasMessage("on purpose");

        assertThat(trace.currentCause()).isZero();
    }

    @Test
    void causesTravelToOtherThreadsWithTheTask() throws InterruptedException {
        Runnable[] carried = new Runnable[1];
        trace.inside(
                Layer.APP,
                "here",
                null,
                null,
                () -> carried[0] = trace.carrying(() -> add("there")));
        Thread other = Thread.ofPlatform().start(carried[0]);
        other.join();

        assertThat(trace.events()).extracting(Event::cause).containsExactly(0L, 1L);
    }

    @Test
    void anAppSignsItsEvents() {
        UUID action = UUID.randomUUID();
        trace.inside(
                Layer.SYSTEM,
                "outer",
                null,
                null,
                () ->
                        trace.of("softphone")
                                .add(Layer.APP, "fulfill", null, null, Ids.action(action)));

        Event signed = trace.events().getLast();
        assertThat(signed.app()).isEqualTo("softphone");
        assertThat(signed.cause()).isEqualTo(1);
        assertThat(signed.ids().action()).isEqualTo(action);
    }

    @Test
    void anEventTellsTheQueueThatWroteIt() {
        VirtualTime time = new VirtualTime();
        Trace virtual = new Trace(time::nanos, time::here, 4);
        time.queue("alice main").execute(() -> virtual.add(Layer.APP, "there", null, null));
        time.run();
        virtual.add(Layer.APP, "here", null, null);

        assertThat(virtual.events()).extracting(Event::thread).containsExactly("alice main", HERE);
    }
}
