package dev.sidetone.media.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.media.MediaEngine;
import dev.sidetone.media.MediaSessionContract;
import dev.sidetone.media.SessionPair;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.VirtualTime;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class ModelSessionTest extends MediaSessionContract {
    private final VirtualTime time = new VirtualTime();
    private final ModelNet net = new ModelNet();
    private final ModelEngine engine = new ModelEngine(time, Randomness.seeded(1), net);

    @Override
    protected MediaEngine engine() {
        return engine;
    }

    @Override
    protected MediaEngine anotherEngine() {
        return new ModelEngine(time, Randomness.seeded(2), net);
    }

    @Override
    protected void pass(Duration by) {
        time.advance(by);
    }

    @Test
    void soundTakesTheTimeThatTheNetworkSays() {
        try (var pair = talkingPair()) {
            assertThat(pair.caller.ear.heard()).isPositive();
            var setUp = Duration.ofNanos(time.nanos());
            // two descriptions of 5 ms, 20 ms to connect, a beat of the clock, 40 to 45 ms of way
            assertThat(setUp).isBetween(Duration.ofMillis(70), Duration.ofMillis(95));
        }
    }

    @Test
    void aNetworkThatComesBackInTimeConnectsAgain() {
        try (var pair = talkingPair()) {
            net.cut();
            pass(Duration.ofSeconds(10));
            net.mend();
            pass(Duration.ofSeconds(1));
            assertThat(pair.caller.events)
                    .containsExactly("described", "connected", "heard", "interrupted", "connected");
            assertThat(pair.tonesAreRight()).isTrue();
        }
    }

    @Test
    void aShortGapIsToldToNobody() {
        try (var pair = talkingPair()) {
            net.cut();
            pass(Duration.ofSeconds(5));
            net.mend();
            pass(Duration.ofSeconds(20));
            assertThat(pair.callee.events).containsExactly("described", "connected", "heard");
        }
    }

    @Test
    void oneSessionCanBeCutOffAndMadeToFail() {
        try (var pair = talkingPair()) {
            engine.sessions().getFirst().sever();
            pass(Duration.ofSeconds(8));
            engine.sessions().getFirst().mend();
            pass(Duration.ofSeconds(1));
            assertThat(pair.callee.events).endsWith("interrupted", "connected");
            engine.sessions().getLast().fail(53405);
            pass(Duration.ofMillis(1));
            assertThat(pair.callee.events).endsWith("failed 53405");
        }
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        assertThat(run(7)).isEqualTo(run(7)).isNotEqualTo(run(8));
    }

    private static List<Object> run(long seed) {
        var time = new VirtualTime();
        var engine = new ModelEngine(time, Randomness.seeded(seed), new ModelNet());
        try (var pair = new SessionPair(engine)) {
            List<Object> seen = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                time.advance(Duration.ofMillis(1));
                seen.add(pair.caller.ear.heard());
            }
            seen.addAll(pair.caller.descriptions);
            return seen;
        }
    }
}
