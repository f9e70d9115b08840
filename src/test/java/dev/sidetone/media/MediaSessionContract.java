package dev.sidetone.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** What every kind of media session keeps to. */
public abstract class MediaSessionContract {
    private static final Duration STEP = Duration.ofMillis(5);

    /** The engine under test; the same for all tests of a class. */
    protected abstract MediaEngine engine();

    /** Another one, to be closed. */
    protected abstract MediaEngine anotherEngine();

    /** Lets time go by. */
    protected abstract void pass(Duration time);

    protected final void until(BooleanSupplier fact, Duration limit) {
        for (Duration waited = Duration.ZERO; !fact.getAsBoolean(); waited = waited.plus(STEP)) {
            assertThat(waited).as("waited").isLessThan(limit);
            pass(STEP);
        }
    }

    private void until(BooleanSupplier fact) {
        until(fact, Duration.ofSeconds(10));
    }

    protected final SessionPair talkingPair() {
        var pair = new SessionPair(engine());
        until(pair::talks);
        return pair;
    }

    private SessionPair.End end() {
        return new SessionPair.End(engine(), 440);
    }

    @Test
    void eachSideHearsTheOthersToneAndNotItsOwn() {
        try (var pair = new SessionPair(engine())) {
            until(pair::tonesAreRight);
        }
    }

    @Test
    void bothSidesAreToldInOrderAndOnce() {
        try (var pair = talkingPair()) {
            pass(Duration.ofMillis(300));
            assertThat(pair.caller.events).containsExactly("described", "connected", "heard");
            assertThat(pair.callee.events).containsExactly("described", "connected", "heard");
        }
    }

    @Test
    void descriptionsHaveCandidatesAndInternetLineEnds() {
        try (var pair = talkingPair()) {
            for (String sdp :
                    List.of(
                            pair.caller.descriptions.getFirst(),
                            pair.callee.descriptions.getFirst())) {
                assertThat(sdp).contains("\r\na=candidate:").endsWith("\r\n");
                assertThat(sdp.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
            }
        }
    }

    @Test
    void digitsGoBySignalingBecauseAnAnswerTakesNoTelephoneEvents() {
        try (var pair = talkingPair()) {
            assertThat(pair.caller.descriptions.getFirst()).contains("telephone-event");
            assertThat(pair.callee.descriptions.getFirst()).doesNotContain("telephone-event");
            List<Boolean> taken = new ArrayList<>();
            pair.caller.session.sendDigits("12#", taken::add);
            until(() -> taken.size() == 1);
            pair.callee.session.sendDigits("12#", taken::add);
            until(() -> taken.size() == 2);
            assertThat(taken).containsExactly(false, false);
        }
    }

    @Test
    void restartingIceGivesANewDescriptionAndKeepsTheSound() {
        try (var pair = talkingPair()) {
            pair.caller.session.restartIce();
            until(() -> pair.callee.descriptions.size() == 2);
            assertThat(pair.caller.descriptions.getLast())
                    .isNotEqualTo(pair.caller.descriptions.getFirst());
            pass(Duration.ofMillis(500));
            until(pair::tonesAreRight);
            assertThat(pair.caller.failure).isNull();
        }
    }

    @Test
    void theCalleeRestartsIceToo() {
        try (var pair = talkingPair()) {
            pair.callee.described = pair.caller.session::createAnswer;
            pair.caller.described = pair.callee.session::setAnswer;
            pair.callee.session.restartIce();
            until(() -> pair.caller.descriptions.size() == 2);
            pass(Duration.ofMillis(500));
            until(pair::tonesAreRight);
        }
    }

    @Test
    void whenOffersCrossTheOneWhoIsAskedToAnswerGivesUpItsOwn() {
        try (var pair = talkingPair()) {
            pair.caller.described = sdp -> {};
            pair.callee.described = sdp -> {};
            pair.caller.session.restartIce();
            pair.callee.session.restartIce();
            until(() -> pair.caller.descriptions.size() == 2);
            until(() -> pair.callee.descriptions.size() == 2);
            pair.callee.described = pair.caller.session::setAnswer;
            pair.callee.session.createAnswer(pair.caller.descriptions.getLast());
            until(() -> pair.callee.descriptions.size() == 3);
            pass(Duration.ofMillis(500));
            until(pair::tonesAreRight);
            assertThat(pair.caller.failure).isNull();
            assertThat(pair.callee.failure).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hello", "v=0\r\nm=audio", "v=0\r\nm=audio 9 x 0\r\n", "<html></html>"})
    void aGarbageOfferFailsTheSessionOnce(String garbage) {
        try (var end = end()) {
            end.session.createAnswer(garbage);
            end.session.createAnswer(garbage);
            until(() -> end.failure != null);
            end.session.createOffer();
            pass(Duration.ofMillis(100));
            assertThat(end.events).containsExactly("failed 53402");
            assertThat(end.failure.reason()).doesNotContain("m=");
        }
    }

    @Test
    void aGarbageAnswerFailsTheSession() {
        try (var end = end()) {
            end.described = sdp -> end.session.setAnswer("what?");
            end.session.createOffer();
            until(() -> end.failure != null);
            assertThat(end.events).containsExactly("described", "failed 53402");
        }
    }

    @Test
    void withoutACommonCodecTheAnswererFails() {
        try (var asking = end();
                var asked = end()) {
            asking.described = sdp -> asked.session.createAnswer(speexOnly(sdp));
            asking.session.createOffer();
            until(() -> asked.failure != null);
            assertThat(asked.failure.code()).isEqualTo(53404);
        }
    }

    @Test
    void withoutACommonCodecTheOffererFails() {
        try (var pair = pairThatAnswers(MediaSessionContract::speexOnly)) {
            until(() -> pair.caller.failure != null);
            assertThat(pair.caller.failure.code()).isEqualTo(53404);
        }
    }

    private SessionPair pairThatAnswers(java.util.function.UnaryOperator<String> edit) {
        var pair = new SessionPair(engine());
        pair.callee.described = sdp -> pair.caller.session.setAnswer(edit.apply(sdp));
        return pair;
    }

    private static String speexOnly(String sdp) {
        return sdp.replaceAll("a=(rtpmap|fmtp|rtcp-fb):.*\r\n", "")
                .replaceAll("(m=audio \\d+ \\S+) .*\r\n", "$1 96\r\n")
                .concat("a=rtpmap:96 speex/8000\r\n");
    }

    @Test
    void anAnswerToNoOfferIsIgnored() {
        try (var pair = talkingPair();
                var other = end()) {
            other.session.setAnswer(pair.callee.descriptions.getFirst());
            pair.caller.session.setAnswer(pair.callee.descriptions.getFirst());
            pair.callee.session.setAnswer(pair.callee.descriptions.getFirst());
            pass(Duration.ofMillis(300));
            assertThat(other.events).isEmpty();
            until(pair::tonesAreRight);
            assertThat(pair.caller.failure).isNull();
            assertThat(pair.callee.failure).isNull();
        }
    }

    @Test
    void anOfferCanBeAnsweredTwice() {
        try (var pair = new SessionPair(engine())) {
            pair.caller.described =
                    sdp -> {
                        pair.callee.session.createAnswer(sdp);
                        pair.callee.session.createAnswer(sdp);
                    };
            until(() -> pair.callee.descriptions.size() == 2);
            until(pair::tonesAreRight);
        }
    }

    @Test
    void aSessionThatIsClosedSaysNothingAndTakesEverything() {
        var pair = talkingPair();
        pair.close();
        int told = pair.caller.events.size();
        pair.caller.session.close();
        pair.caller.session.createOffer();
        pair.caller.session.restartIce();
        pair.caller.session.createAnswer(pair.callee.descriptions.getFirst());
        pair.caller.session.setAnswer(pair.callee.descriptions.getFirst());
        pair.caller.session.send(new short[480]);
        pair.caller.session.receive(pair.caller.ear);
        pair.caller.session.stats(stats -> pair.caller.events.add("stats"));
        pair.caller.session.sendDigits("1", taken -> pair.caller.events.add("digits"));
        long heard = pair.caller.ear.heard();
        pass(Duration.ofMillis(200));
        assertThat(pair.caller.events).hasSize(told);
        assertThat(pair.caller.ear.heard()).isLessThanOrEqualTo(heard + 480);
    }

    @Test
    void aSessionCanBeClosedAtEveryStage() {
        for (int stage = 0; stage < 12; stage++) {
            var pair = new SessionPair(engine());
            pass(Duration.ofMillis(3L * stage));
            pair.close();
        }
        try (var pair = talkingPair()) {
            assertThat(pair.caller.failure).isNull();
        }
    }

    @Test
    void aSessionCanBeClosedByWhatItTells() {
        for (String word : List.of("described", "connected", "heard")) {
            try (var pair = new SessionPair(engine())) {
                var closing = new AtomicReference<>(pair.caller);
                if (word.equals("described")) {
                    pair.caller.described = sdp -> closing.get().session.close();
                } else {
                    pair.caller.onConnected = () -> closing.get().session.close();
                }
                until(() -> pair.caller.events.contains("described"));
                pass(Duration.ofMillis(200));
                assertThat(pair.caller.failure).isNull();
            }
        }
    }

    @Test
    void brokenOwnersDoNotBreakTheCall() {
        try (var pair = new SessionPair(engine())) {
            pair.caller.onConnected =
                    () -> {
                        throw new IllegalStateException("a listener that throws, on purpose");
                    };
            pair.callee.session.receive(
                    frame -> {
                        throw new IllegalStateException("a sink that throws, on purpose");
                    });
            until(pair::talks);
            pass(Duration.ofMillis(200));
            pair.callee.session.receive(pair.callee.ear);
            until(pair::tonesAreRight);
        }
    }

    @Test
    void threeCallsAtOnceDoNotHearEachOther() {
        MediaEngine engine = engine();
        var usual = MediaOptions.DEFAULT;
        try (var one = new SessionPair(engine, usual, usual, 440, 880);
                var two = new SessionPair(engine, usual, usual, 600, 1200);
                var three = new SessionPair(engine, usual, usual, 500, 1500)) {
            until(() -> one.tonesAreRight() && two.tonesAreRight() && three.tonesAreRight());
            for (double foreign : List.of(600, 1200, 500, 1500)) {
                assertThat(one.caller.ear.level(foreign, 300)).isLessThan(-45);
            }
        }
    }

    @Test
    void withoutASinkNothingIsHandedOver() {
        try (var pair = talkingPair()) {
            pair.caller.session.receive(null);
            pass(Duration.ofMillis(30));
            long heard = pair.caller.ear.heard();
            pass(Duration.ofMillis(200));
            assertThat(pair.caller.ear.heard()).isEqualTo(heard);
        }
    }

    @Test
    void statsCount() {
        try (var pair = talkingPair()) {
            pass(Duration.ofSeconds(1));
            var answer = new AtomicReference<MediaReport>();
            pair.caller.session.stats(answer::set);
            until(() -> answer.get() != null);
            MediaReport.Sent sent = answer.get().sent().getFirst();
            MediaReport.Received received = answer.get().received().getFirst();
            assertThat(sent.packets()).isBetween(40L, 160L);
            assertThat(received.packets()).isBetween(40L, 160L);
            assertThat(sent.bytes()).isPositive();
            assertThat(received.bytes()).isPositive();
            assertThat(sent.codec()).isEqualTo("audio/opus");
            assertThat(received.level()).isBetween(0.01, 1.0);
            assertThat(sent.level()).isBetween(0.01, 1.0);
            assertThat(received.jitterMillis()).isBetween(0.0, 50.0);
        }
    }

    @Test
    void beforeTheCallNoPacketIsCounted() {
        try (var end = end()) {
            var answer = new AtomicReference<MediaReport>();
            end.session.stats(answer::set);
            until(() -> answer.get() != null);
            assertThat(packetsSent(answer.get()) + packetsReceived(answer.get())).isZero();
        }
    }

    @Test
    void ofThreeCallsAtOnceOneFlowsAndTheHeldOnesStayAlive() {
        MediaEngine engine = engine();
        var usual = MediaOptions.DEFAULT;
        try (var flowing = new SessionPair(engine, usual, usual, 440, 880);
                var second = new SessionPair(engine, usual, usual, 600, 1200);
                var third = new SessionPair(engine, usual, usual, 500, 1500)) {
            var heldOnes = List.of(second, third);
            until(() -> flowing.tonesAreRight() && second.tonesAreRight() && third.tonesAreRight());
            heldOnes.forEach(pair -> pair.caller.hold());
            pass(Duration.ofMillis(500));
            List<Long> played = heldOnes.stream().map(pair -> pair.caller.ear.heard()).toList();
            List<MediaReport> before = heldOnes.stream().map(this::figures).toList();
            pass(Duration.ofSeconds(1));
            List<MediaReport> after = heldOnes.stream().map(this::figures).toList();
            for (int i = 0; i < heldOnes.size(); i++) {
                MediaReport then = before.get(i);
                MediaReport now = after.get(i);
                // 50 or 100 packets a second: silence is sent like sound
                assertThat(packetsSent(now) - packetsSent(then)).isBetween(35L, 160L);
                assertThat(packetsReceived(now) - packetsReceived(then)).isBetween(35L, 160L);
                assertThat(heldOnes.get(i).caller.ear.heard()).isEqualTo(played.get(i));
                assertThat(heldOnes.get(i).callee.ear.heard()).isPositive();
                assertThat(heldOnes.get(i).callee.ear.rms(500)).isLessThan(-70);
                assertThat(heldOnes.get(i).caller.failure).isNull();
            }
            assertThat(flowing.tonesAreRight()).isTrue();
            for (double foreign : List.of(600, 1200, 500, 1500)) {
                assertThat(flowing.caller.ear.level(foreign, 300)).isLessThan(-45);
            }
            heldOnes.forEach(pair -> pair.caller.resume());
            pass(Duration.ofMillis(500));
            until(() -> second.tonesAreRight() && third.tonesAreRight());
        }
    }

    private static long packetsSent(MediaReport report) {
        return report.sent().stream().mapToLong(sent -> count(sent.packets())).sum();
    }

    private static long packetsReceived(MediaReport report) {
        return report.received().stream().mapToLong(got -> count(got.packets())).sum();
    }

    private static long count(@Nullable Long figure) {
        return figure == null ? 0 : figure;
    }

    @Test
    void aWatcherHearsHowTheConnectionComesAbout() {
        try (var pair = talkingPair()) {
            until(() -> pair.caller.news.contains(state(MediaNews.Machine.DTLS, "connected")));
            until(() -> pair.caller.news.contains(state(MediaNews.Machine.ICE, "connected")));
            assertThat(pair.caller.news).contains(state(MediaNews.Machine.CONNECTION, "connected"));
            assertThat(pair.caller.news).doesNotHaveDuplicates();
        }
    }

    private static MediaNews state(MediaNews.Machine machine, String word) {
        return new MediaNews.State(machine, word);
    }

    private MediaReport figures(SessionPair pair) {
        var answer = new AtomicReference<MediaReport>();
        pair.caller.session.stats(answer::set);
        until(() -> answer.get() != null);
        return answer.get();
    }

    @Test
    void eachSideSendsItsFavouriteCodec() {
        var pcmu = new MediaOptions(List.of(), false, List.of("PCMU", "opus"), 0);
        try (var pair = new SessionPair(engine(), pcmu, pcmu, 440, 880)) {
            until(pair::tonesAreRight);
            var answer = new AtomicReference<MediaReport>();
            pair.callee.session.stats(answer::set);
            until(() -> answer.get() != null);
            assertThat(answer.get().sent().getFirst().codec()).isEqualToIgnoringCase("audio/pcmu");
        }
    }

    @Test
    void aHundredSessionsOpenedAndClosedQuickly() {
        var told = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            var end = end();
            end.session.createOffer();
            if (i % 3 == 0) {
                pass(Duration.ofMillis(1));
            }
            end.close();
            end.described = sdp -> told.incrementAndGet();
        }
        try (var pair = talkingPair()) {
            assertThat(pair.callee.failure).isNull();
        }
    }

    @Test
    void closingTheEngineEndsItsSessionsAndLaterOnesFail() {
        MediaEngine engine = anotherEngine();
        var pair = new SessionPair(engine);
        until(pair::talks);
        engine.close();
        engine.close();
        int told = pair.caller.events.size();
        pass(Duration.ofMillis(100));
        assertThat(pair.caller.events).hasSize(told);
        pair.close();
        try (var late = new SessionPair.End(engine, 440)) {
            late.session.createOffer();
            until(() -> late.failure != null);
            assertThat(late.failure.code()).isEqualTo(53400);
        }
    }

    @Test
    protected void aPeerThatVanishesInterruptsTheSessionAndThenFailsIt() {
        try (var pair = talkingPair()) {
            pair.callee.close();
            until(() -> pair.caller.events.contains("interrupted"), Duration.ofSeconds(15));
            until(() -> pair.caller.failure != null, Duration.ofSeconds(20));
            assertThat(pair.caller.failure.code()).isEqualTo(53405);
            assertThat(pair.caller.events).endsWith("interrupted", "failed 53405");
        }
    }
}
