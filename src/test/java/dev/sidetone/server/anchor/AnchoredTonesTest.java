package dev.sidetone.server.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.media.SessionPair.End;
import dev.sidetone.media.webrtc.WebRtcEngine;
import dev.sidetone.testing.Needs;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;
import dev.sidetone.trace.Trace;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Two real sessions that bring no candidates, like stock pages, talk through the anchor. */
@Tag("real")
class AnchoredTonesTest {
    private static final String CALLER = "CA1";
    private static final String CALLEE = "CA2";

    private static WebRtcEngine engine;

    @BeforeAll
    static void start() {
        Needs.webrtc();
        engine = WebRtcEngine.start();
    }

    @AfterAll
    static void stop() {
        if (engine != null) {
            engine.close();
        }
    }

    /** An anchored call of one who sings 440 Hz with one who sings 880 Hz. */
    private static final class AnchoredPair implements AutoCloseable, AnchorObserver {
        final List<String> told = new CopyOnWriteArrayList<>();
        final MediaAnchor anchor;
        final AnchoredCall call;
        final End caller = new End(engine, 440);
        final End callee = new End(engine, 880);

        AnchoredPair(Duration silence) throws Exception {
            AnchorConfig config =
                    AnchorConfig.listeningOn(InetAddress.getLoopbackAddress()).withSilence(silence);
            anchor =
                    MediaAnchor.open(
                            config,
                            new RealTime(),
                            Randomness.secure(),
                            new Trace(System::nanoTime),
                            this);
            call = anchor.call(CALLER);
            caller.described =
                    step(offer -> callee.session.createAnswer(call.offerFor(CALLEE, offer)));
            callee.described =
                    step(answer -> caller.session.setAnswer(call.answered(CALLEE, answer)));
            caller.session.createOffer();
        }

        private interface Step {
            void take(String sdp) throws Exception;
        }

        /** What a page would have sent: its candidates never come. */
        private Consumer<String> step(Step step) {
            return sdp -> {
                try {
                    step.take(sdp.replaceAll("a=(candidate|end-of-candidates).*\r\n", ""));
                } catch (Exception broken) {
                    told.add(broken.toString());
                }
            };
        }

        void restart(End end, String sid) {
            end.described = step(offer -> end.session.setAnswer(call.reoffer(sid, offer)));
            int before = end.descriptions.size();
            end.session.restartIce();
            until(() -> end.descriptions.size() > before);
        }

        boolean tonesAreRight() {
            return hears(caller, 880, 440) && hears(callee, 440, 880);
        }

        private static boolean hears(End end, double wanted, double unwanted) {
            return end.ear.heard() > 24_000
                    && end.ear.level(wanted, 300) > -18
                    && end.ear.level(unwanted, 300) < -45;
        }

        @Override
        public void silent(String sid) {
            told.add("silent " + sid);
        }

        @Override
        public void flowing(String sid) {
            told.add("flows " + sid);
        }

        @Override
        public void close() {
            caller.close();
            callee.close();
            call.close();
            anchor.close();
        }
    }

    private static void until(BooleanSupplier fact) {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!fact.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited").isLessThan(end);
            pass(10);
        }
    }

    private static void pass(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void eachSideHearsTheOthersTone() throws Exception {
        try (var pair = new AnchoredPair(AnchorConfig.USUAL_SILENCE)) {
            until(pair::tonesAreRight);
            report("connected", pair.caller.connectedAt, pair);
            report("heard", pair.caller.receivedAt, pair);
            assertThat(pair.told).isEmpty();
            assertThat(pair.anchor.figures())
                    .hasSize(2)
                    .allSatisfy(
                            leg -> {
                                assertThat(leg.packetsIn()).isGreaterThan(20);
                                assertThat(leg.packetsOut()).isGreaterThan(20);
                            });
        }
    }

    private static void report(String what, long at, AnchoredPair pair) {
        System.out.printf(
                "anchored %s after the callee's connection: %.1f ms%n",
                what, (at - pair.callee.connectedAt) / 1e6);
    }

    @Test
    void eachSideRestartsIceInTheCallAndTheTonesGoOn() throws Exception {
        try (var pair = new AnchoredPair(AnchorConfig.USUAL_SILENCE)) {
            until(pair::tonesAreRight);
            for (int round = 0; round < 2; round++) {
                restarts(pair, pair.caller, CALLER);
                restarts(pair, pair.callee, CALLEE);
            }
            assertThat(pair.told).isEmpty();
            assertThat(pair.caller.failure).isNull();
            assertThat(pair.callee.failure).isNull();
        }
    }

    private static void restarts(AnchoredPair pair, End end, String sid) {
        String before = ufrag(end.descriptions.getLast());
        pair.restart(end, sid);
        assertThat(ufrag(end.descriptions.getLast())).isNotEqualTo(before);
        pass(500);
        until(pair::tonesAreRight);
    }

    private static String ufrag(String sdp) {
        return dev.sidetone.server.anchor.sdp.Descriptions.value(sdp, "ice-ufrag");
    }

    @Test
    void aSideThatIsGoneIsNoticed() throws Exception {
        try (var pair = new AnchoredPair(Duration.ofSeconds(2))) {
            until(pair::tonesAreRight);
            pair.callee.close();
            until(() -> !pair.told.isEmpty());
            assertThat(pair.told).containsExactly("silent " + CALLEE);
        }
    }
}
