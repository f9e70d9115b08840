package dev.sidetone.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sidetone.audio.Goertzel;
import dev.sidetone.media.MediaUnavailable;
import dev.sidetone.media.model.ModelEngine;
import dev.sidetone.media.model.ModelNet;
import dev.sidetone.server.media.sound.Speaker;
import dev.sidetone.server.media.sound.WebSounds;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.VirtualTime;

import okhttp3.OkHttpClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Ports on virtual time. Callers sing at −12 dB. */
class EngineMediaDeskTest {
    private static final double SILENT = -120;

    private final VirtualTime time = new VirtualTime();
    private final ModelNet net = new ModelNet();
    private final ModelEngine engine = new ModelEngine(time, Randomness.seeded(1), net);
    private final EngineMediaDesk desk = desk(engine);

    private EngineMediaDesk desk(ModelEngine on) {
        return new EngineMediaDesk(() -> on, new Speaker(null, time), web(), time);
    }

    private WebSounds web() {
        return new WebSounds(new OkHttpClient(), time);
    }

    @AfterEach
    void close() {
        desk.close();
        time.run();
        engine.close();
    }

    private void pass(long millis) {
        time.advance(Duration.ofMillis(millis));
    }

    private PortCaller calling(String port, double tone) {
        var caller = PortCaller.calling(desk, engine, port, tone);
        pass(500);
        return caller;
    }

    private static List<Prompt> keys(String digits) {
        return List.of(new Prompt.Tones(digits));
    }

    /** The highest level of a tone in 40 ms of the last half second. */
    private static double highest(PortCaller caller, double tone) {
        short[] heard = caller.ear.last(500);
        double highest = SILENT;
        for (int at = 0; at + 1_920 <= heard.length; at += 480) {
            highest = Math.max(highest, Goertzel.level(heard, at, at + 1_920, tone, 48_000));
        }
        return highest;
    }

    @Test
    void aPortAnswersAndSendsSilence() {
        var caller = calling("a", 440);

        assertThat(caller.told).containsExactly("connected");
        assertThat(caller.ear.heard()).isGreaterThan(18_000);
        assertThat(caller.ear.rms(300)).isEqualTo(SILENT);
    }

    @Test
    void aPortOffersAndSendsSilence() {
        var caller = PortCaller.called(desk, engine, "a", 440);
        pass(500);

        assertThat(caller.told).containsExactly("connected");
        assertThat(caller.ear.heard()).isGreaterThan(18_000);
    }

    @Test
    void neitherOffersNorAnswersTakeTelephoneEvents() {
        var caller = calling("a", 440);
        var called = PortCaller.called(desk, engine, "b", 440);
        pass(500);

        assertThat(caller.end.descriptions.getFirst()).contains("telephone-event");
        for (PortCaller one : List.of(caller, called)) {
            String sdp = one.descriptions.getFirst();
            assertThat(sdp).doesNotContain("telephone-event").endsWith("\r\n");
            assertThat(sdp.replace("\r\n", "")).doesNotContain("\n");
            assertThat(sdp).contains("SAVPF 96 97\r\n");
        }
    }

    @Test
    void aSecondOfferIsAnswered() {
        var caller = calling("a", 440);
        caller.reoffer();
        pass(500);

        assertThat(caller.descriptions).hasSize(2);
        desk.echo("a", true);
        pass(1_000);
        assertThat(caller.ear.level(440, 50)).isGreaterThan(-13);
    }

    @Test
    void theEchoSendsBackWhatItHearsUntilItIsEnded() {
        var caller = calling("a", 440);
        desk.echo("a", true);
        pass(1_000);
        assertThat(caller.ear.level(440, 50)).isCloseTo(-12, within(0.5));
        assertThat(caller.ear.rms(500)).isCloseTo(-15, within(0.5));

        desk.echo("a", false);
        pass(1_000);
        assertThat(caller.ear.rms(500)).isEqualTo(SILENT);
    }

    @Test
    void promptsArePlayedInTurnAsOftenAsWasAsked() {
        var caller = calling("a", 440);
        desk.play(
                "a", List.of(new Prompt.Tones("1"), new Prompt.Silence(Duration.ofMillis(270))), 2);
        pass(100);
        assertThat(caller.ear.level(697, 40)).isCloseTo(-15, within(1.0));
        pass(500);
        assertThat(caller.ear.level(697, 40)).isCloseTo(-15, within(1.0));
        assertThat(caller.told).doesNotContain("played");
        pass(450);
        assertThat(caller.ear.rms(300)).isEqualTo(SILENT);
        assertThat(caller.told).doesNotContain("played");
        pass(150);
        assertThat(caller.told).containsExactly("connected", "played");
    }

    @Test
    void theFirstPromptWaitsForTheFirstPackets() {
        var caller = PortCaller.called(desk, engine, "a", 440);
        desk.play("a", keys("5"), 1);
        pass(220);
        assertThat(caller.told).containsExactly("connected");
        assertThat(caller.ear.heard()).isPositive();
        assertThat(caller.ear.rms(100)).isEqualTo(SILENT);
        pass(200);
        assertThat(caller.ear.level(770, 40)).isCloseTo(-15, within(1.0));
    }

    @Test
    void whatIsReplacedOrStoppedIsNotToldToHaveEnded() {
        var caller = calling("a", 440);
        desk.play("a", keys("1"), 0);
        pass(5_000);
        assertThat(caller.ear.rms(1_000)).isGreaterThan(-18);
        desk.play("a", keys("99"), 1);
        desk.play("a", keys("99"), 1);
        desk.stop("a");
        pass(2_000);
        assertThat(caller.ear.rms(1_500)).isEqualTo(SILENT);
        assertThat(caller.told).containsExactly("connected");
    }

    @Test
    void nothingToPlayEndsAtOnceAndForEverNever() {
        var caller = calling("a", 440);
        desk.play("a", List.of(), 1);
        pass(300);
        assertThat(caller.told).containsExactly("connected", "played");
        desk.play("a", List.of(new Prompt.Silence(Duration.ZERO)), 0);
        pass(10_000);
        assertThat(caller.told).hasSize(2);
    }

    @Test
    void aPromptThatCannotBeHadIsAnEarconAndThenItGoesOn() {
        var caller = calling("a", 440);
        desk.play(
                "a",
                List.of(
                        new Prompt.Speech("Hello", "alice", "en-US"),
                        new Prompt.Web(URI.create("file:///etc/passwd?key=secret")),
                        new Prompt.Sound("nothing"),
                        new Prompt.Tones("1")),
                1);
        pass(140);
        assertThat(caller.ear.level(659, 80)).isCloseTo(-20, within(3.0));
        pass(840);
        assertThat(caller.ear.level(697, 60)).isCloseTo(-15, within(1.0));
        pass(1_000);
        assertThat(caller.told).hasSize(5).endsWith("played");
        assertThat(caller.told.get(1)).startsWith("missed 13511 5 characters cannot be spoken");
        assertThat(caller.told.get(2)).startsWith("missed 11100 file:///etc/passwd cannot");
        assertThat(caller.told.get(3)).startsWith("missed 13420 The sound nothing");
        assertThat(caller.told.toString()).doesNotContain("secret").doesNotContain("Hello");
    }

    @Test
    void whatIsMissedAHundredTimesIsToldOnce() {
        var caller = calling("a", 440);
        desk.play("a", Collections.nCopies(100, new Prompt.Sound("nothing")), 1);
        pass(28_500);
        assertThat(caller.told)
                .containsExactly(
                        "connected",
                        "missed 13420 The sound nothing cannot be played: there is no such sound",
                        "played");
    }

    @Test
    void theGreetingIsHeard() {
        var caller = calling("a", 440);
        desk.play("a", List.of(new Prompt.Sound("greeting")), 1);
        pass(2_000);
        assertThat(caller.ear.rms(1_500)).isBetween(-35.0, -15.0);
    }

    @Test
    void twoInARoomHearEachOther() {
        var one = calling("a", 440);
        var other = calling("b", 880);
        desk.join("a", "room", false);
        desk.join("b", "room", false);
        pass(1_000);
        assertThat(one.hears(880)).isTrue();
        assertThat(other.hears(440)).isTrue();

        desk.leave("a");
        pass(1_000);
        assertThat(one.ear.rms(300)).isEqualTo(SILENT);
        assertThat(other.ear.rms(300)).isEqualTo(SILENT);
    }

    @Test
    void aRoomAddsNoMoreThan20Milliseconds() {
        var one = calling("a", 440);
        var other = calling("b", 880);
        desk.join("a", "room", false);
        desk.join("b", "room", false);
        one.end.hold();
        pass(3_000);
        for (int round = 0; round < 20; round++) {
            one.end.resume();
            int waited = 0;
            while (other.ear.rms(10) < -40) {
                pass(1);
                waited++;
            }
            // two ways of 40 to 45 ms, and the next beat of the singer's clock
            assertThat(waited - 80).isBetween(10, 10 + 10 + 20);
            one.end.hold();
            pass(1_003);
        }
    }

    @Test
    void everybodyInARoomHearsAllOthersAndNotHimself() {
        var first = calling("a", 440);
        var second = calling("b", 880);
        var third = calling("c", 1_320);
        var elsewhere = calling("d", 600);
        List.of("a", "b", "c").forEach(port -> desk.join(port, "room", false));
        desk.join("d", "another", false);
        pass(1_000);

        assertThat(first.hears(880, 1_320)).isTrue();
        assertThat(second.hears(440, 1_320)).isTrue();
        assertThat(third.hears(440, 880)).isTrue();
        assertThat(first.ear.level(600, 50)).isLessThan(-40);
        assertThat(elsewhere.ear.rms(300)).isEqualTo(SILENT);
    }

    @Test
    void aMutedSeatHearsAndIsNotHeard() {
        var one = calling("a", 440);
        var other = calling("b", 880);
        desk.join("a", "room", true);
        desk.join("b", "room", false);
        pass(1_000);
        assertThat(one.hears(880)).isTrue();
        assertThat(other.ear.rms(300)).isEqualTo(SILENT);

        desk.join("a", "room", false);
        pass(1_000);
        assertThat(one.hears(880)).isTrue();
        assertThat(other.hears(440)).isTrue();
    }

    @Test
    void aRoomPlaysToEverybodyUntilItIsEmpty() {
        var one = calling("a", 440);
        var other = calling("b", 880);
        desk.join("a", "room", false);
        desk.playTo("room", keys("0"));
        pass(3_000);
        assertThat(one.ear.rms(1_000)).isGreaterThan(-18);
        desk.join("b", "room", false);
        pass(1_000);
        assertThat(other.hears(440)).isTrue();
        assertThat(highest(other, 941)).isGreaterThan(-16);

        desk.leave("a");
        desk.leave("b");
        desk.join("a", "room", false);
        pass(1_000);
        assertThat(one.ear.rms(500)).isEqualTo(SILENT);
        desk.playTo("room", keys("0"));
        desk.playTo("room", List.of());
        pass(1_000);
        assertThat(one.ear.rms(500)).isEqualTo(SILENT);
    }

    @Test
    void twentyLoudVoicesAreLimitedSoftly() {
        var listener = calling("a", 600);
        desk.join("a", "room", false);
        for (int i = 0; i < 20; i++) {
            calling("p" + i, 440);
            desk.join("p" + i, "room", false);
        }
        pass(1_000);
        double loudest = 0;
        for (short sample : listener.ear.last(100)) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        assertThat(loudest).isBetween(30_000.0, 32_767.0);
    }

    @Test
    void keysAreTonesToWhoTakesNoEvents() {
        var caller = PortCaller.called(desk, engine, "a", 440);
        desk.sendDigits("a", "1w2");
        pass(200);
        assertThat(caller.ear.level(697, 60)).isCloseTo(-15, within(1.5));
        desk.sendDigits("a", "3");
        pass(1_800);
        // 1, wait, 2, 3: three tones of 160 ms
        assertThat(10 * Math.log10(3 * 160 / 2_000.0) - 15)
                .isCloseTo(caller.ear.rms(2_000), within(0.3));
    }

    @Test
    void nothingIsToldOfAPortThatWasClosed() {
        var caller = calling("a", 440);
        desk.play("a", keys("1"), 1);
        desk.close("a");
        desk.echo("a", true);
        desk.join("a", "room", false);
        pass(5_000);
        assertThat(caller.told).containsExactly("connected");
        assertThat(engine.sessions()).hasSize(1);
    }

    @Test
    void theClockStopsWithTheLastPort() {
        var caller = calling("a", 440);
        caller.close();
        desk.close("nobody");
        pass(100);
        assertThat(time.untilNext()).isNull();
        assertThat(engine.sessions()).isEmpty();
        var again = calling("a", 440);
        assertThat(again.told).containsExactly("connected");
    }

    @Test
    void theSameNameAgainClosesTheFirst() {
        calling("a", 440);
        var again = calling("a", 880);
        desk.echo("a", true);
        pass(500);
        assertThat(again.ear.rms(200)).isGreaterThan(-16);
        assertThat(engine.sessions()).hasSize(3);
    }

    @Test
    void anInterruptionIsToldAndMended() {
        var caller = calling("a", 440);
        desk.echo("a", true);
        net.cut();
        pass(9_000);
        net.mend();
        pass(2_000);
        assertThat(caller.told).containsExactly("connected", "interrupted", "connected");
        assertThat(caller.ear.level(440, 50)).isGreaterThan(-13);
    }

    @Test
    void whatIsNoOfferFails() {
        var caller = calling("a", 440);
        desk.answer("b", "garbage", caller);
        pass(100);
        assertThat(caller.told).hasSize(2).last().asString().startsWith("failed 53403");
        desk.close("b");
    }

    /** The server's own description is the server's failure to whoever is told. */
    @Test
    void aClosedEngineHasNoDescription() {
        var caller = calling("a", 440);
        engine.close();
        desk.offer("b", caller);
        pass(100);
        assertThat(caller.told).last().asString().startsWith("failed 53401");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutAnEngineAPortFailsWithTheReason(boolean linkage) {
        var broken =
                new EngineMediaDesk(
                        () -> {
                            if (linkage) {
                                throw new UnsatisfiedLinkError("libpulse.so.0 is missing");
                            }
                            throw new MediaUnavailable("libpulse.so.0 is missing", new Exception());
                        },
                        new Speaker(null, time),
                        web(),
                        time);
        var caller = PortCaller.called(broken, engine, "a", 440);
        pass(100);
        assertThat(caller.told)
                .containsExactly(
                        "failed 31503 the server has no media of its own: libpulse.so.0 is"
                                + " missing");
        broken.close("a");
        broken.close();
        pass(100);
    }

    @Test
    void closingEndsAllPorts() {
        calling("a", 440);
        calling("b", 880);
        desk.close();
        pass(100);
        assertThat(engine.sessions()).hasSize(2);
    }
}
