package dev.sidetone.server.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sidetone.time.VirtualTime;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Trace;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A leg whose media stop is noticed. */
class SilenceWatchTest {
    private final VirtualTime time = new VirtualTime();
    private final LegSide alice = new LegSide("Alice", time);
    private final LegSide bob = new LegSide("Bob", time);
    private final List<String> told = new ArrayList<>();
    private final Trace trace = new Trace(time::nanos);
    private final SilenceWatch watch =
            new SilenceWatch(
                    time,
                    Duration.ofSeconds(7),
                    trace,
                    new AnchorObserver() {
                        @Override
                        public void silent(String sid) {
                            told.add(seconds() + " " + sid + " silent");
                        }

                        @Override
                        public void flowing(String sid) {
                            told.add(seconds() + " " + sid + " flows");
                        }
                    });

    private String seconds() {
        return String.valueOf(time.nanos() / 1e9);
    }

    private void talking() {
        MediaLeg.join(alice.leg, bob.leg);
        alice.checks(1_000, true);
        bob.checks(2_000, true);
        watch.watch(alice.leg);
        watch.watch(bob.leg);
    }

    private void forSeconds(int seconds, Runnable each) {
        for (int i = 0; i < seconds; i++) {
            each.run();
            time.advance(Duration.ofSeconds(1));
        }
    }

    @Test
    void sevenSecondsWithoutAPacketAreSilenceAndTheNextOneEndsIt() {
        talking();
        forSeconds(10, () -> bob.receives(2_000, LegSide.rtp(1)));
        assertThat(told).containsExactly("7.0 Alice silent");
        assertThat(alice.leg.figures().silent()).isTrue();
        alice.receives(1_000, LegSide.rtp(1));
        time.advance(Duration.ofMillis(500));
        assertThat(told).containsExactly("7.0 Alice silent", "10.5 Alice flows");
        assertThat(trace.events())
                .extracting(Event::name, Event::subject, Event::detail)
                .containsExactly(
                        tuple("MediaSilent", "CA1", "Alice"), tuple("MediaFlows", "CA1", "Alice"));
        time.advance(Duration.ofSeconds(30));
        assertThat(told).hasSize(4);
    }

    @Test
    void checksAloneKeepAHeldCallAlive() {
        talking();
        for (int i = 0; i < 10; i++) {
            alice.checks(1_000, false);
            bob.checks(2_000, true);
            time.advance(Duration.ofSeconds(6));
        }
        assertThat(told).isEmpty();
    }

    @Test
    void packetsOfAStrangerAreNoSignOfLife() {
        talking();
        forSeconds(
                8,
                () -> {
                    alice.receives(6_666, LegSide.rtp(1));
                    bob.receives(2_000, LegSide.rtp(1));
                });
        assertThat(told).containsExactly("7.0 Alice silent");
    }

    @Test
    void aSideThatNeverComesIsSilentFromTheAnswerOn() {
        time.advance(Duration.ofSeconds(60));
        MediaLeg.join(alice.leg, bob.leg);
        watch.watch(alice.leg);
        alice.receives(6_666, LegSide.rtp(1));
        time.advance(Duration.ofSeconds(8));
        assertThat(told).containsExactly("67.0 Alice silent");
    }

    @Test
    void nothingIsToldOfALegThatWasClosedAndTheWatchRests() {
        talking();
        watch.forget(alice.leg);
        watch.forget(bob.leg);
        time.advance(Duration.ofSeconds(20));
        assertThat(told).isEmpty();
        assertThat(time.untilNext()).isNull();
        watch.watch(bob.leg);
        time.advance(Duration.ofSeconds(1));
        assertThat(told).containsExactly("20.5 Bob silent");
    }
}
