package dev.sidetone.voice.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/** Each word of a table is a second's figure; what is told follows after the second's number. */
class MonitorTest {
    private static final Circumstances MUTED = new Circumstances(true, false, false);
    private static final Circumstances HELD = new Circumstances(false, true, false);

    private final List<String> told = new ArrayList<>();
    private Monitor monitor = Monitor.of(Convention.MOBILE, 0);
    private int number;

    private void second(Sample sample, Circumstances then) {
        Monitor.Step step = monitor.on(sample, then);
        monitor = step.next();
        step.raised().forEach(news -> told.add(number + " +" + news.warning().wireName()));
        step.cleared().forEach(news -> told.add(number + " -" + news.warning().wireName()));
    }

    private void next(Sample sample) {
        number++;
        second(sample, Circumstances.TALKING);
    }

    private void figures(String kind, String values) {
        for (String word : values.split(" ")) {
            number++;
            second(sample(kind, word), Circumstances.TALKING);
        }
    }

    private Sample sample(String kind, String word) {
        Double value = word.equals("?") ? null : Double.valueOf(word);
        return switch (kind) {
            case "rtt" -> Samples.of(number, value, 1.0, 0.0);
            case "jitter" -> Samples.of(number, 20.0, value, 0.0);
            case "loss" -> Samples.of(number, 20.0, 1.0, value);
            case "sent" -> Samples.bytes(number, Math.round(value), 4000);
            case "received" -> Samples.bytes(number, 4000, Math.round(value));
            case "input" ->
                    Samples.loud(
                            number, value == null ? null : value.intValue(), number % 2 * 9000);
            default -> throw new AssertionError(kind);
        };
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @DisplayName("mobile: three of the last five, the mean of seven seconds for loss")
    @CsvSource({
        "rtt, 400 400 400 400 400 400, ''",
        "rtt, 410 1 410 1 1 410 1, ''",
        "rtt, 410 1 410 1 410 1 1 1 1 1, 5 +high-rtt;10 -high-rtt",
        "rtt, 410 410 410, 3 +high-rtt",
        "rtt, 410 ? 410 410 1 1 410 1 410 410, 7 +high-rtt",
        "jitter, 30 30 30 30 30, ''",
        "jitter, 31 31 1 1 31 1 1 1 1 1 1, 5 +high-jitter;10 -high-jitter",
        "loss, 3 3 3 3 3 3 3 3, ''",
        "loss, 4 4 4 4 4 4 4 1 1 1 1 1 1 1 1, 7 +high-packets-lost-fraction;14"
                + " -high-packets-lost-fraction",
        "loss, 4 4 4 4 4 4 4 2 2 2 2 2 2 2 2, 7 +high-packets-lost-fraction"
    })
    void mobileRules(String kind, String values, String expected) {
        figures(kind, values);
        // a long way makes for a low score, too
        told.removeIf(word -> word.endsWith("low-mos"));
        assertThat(String.join(";", told)).isEqualTo(expected);
    }

    @Test
    void mobileLowScoreIsBelowThreeAndAHalf() {
        // 330 ms without jitter or loss score 3.64, 400 ms 3.36
        figures("rtt", "330 330 330 330 330");
        assertThat(told).isEmpty();
        figures("rtt", "400 400 400 330 330 330 330 330");
        assertThat(told).containsExactly("8 +low-mos", "13 -low-mos");
    }

    @Test
    void mobileKnowsNothingOfBytesAndConnectivity() {
        figures("sent", "0 0 0 0 0 0 0 0 0 0 0 0");
        second(Samples.good(13), new Circumstances(false, false, true));
        assertThat(told).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @DisplayName("JavaScript: three of ten, nothing in the first 5 s, nothing cleared within 5 s")
    @CsvSource({
        "rtt, 410 410 410 410 410, 5 +high-rtt",
        "rtt, 1 1 1 410 410 410 1 1 1 1 1 1 1 1 1 1, 6 +high-rtt;16 -high-rtt",
        "rtt, 1 1 1 1 1 410 1 1 1 410 1 1 1 1 410 1, 15 +high-rtt",
        "rtt, 1 1 1 1 1 410 1 1 1 410 1 1 1 1 1 410 1, ''",
        "jitter, 1 1 1 1 31 31 31 1 1 1 1 1 1 1 1 1 1, 7 +high-jitter;17 -high-jitter",
        "loss, 1 1 1 1 1 1 1 1 1, ''",
        "loss, 0 0 0 0 2 2 2 0 0 0 0 0 0 0 0 0 0, 7 +high-packet-loss;17 -high-packet-loss",
        "sent, 1 1 1 1 1 0 0 0 1 1 1 1 1, 8 +low-bytes-sent;13 -low-bytes-sent",
        "received, 1 1 1 1 1 0 0 0 0 0 0 1, 8 +low-bytes-received",
        "received, 1 1 1 1 1 0 0 1 0 0 1, ''"
    })
    void javaScriptRules(String kind, String values, String expected) {
        monitor = Monitor.of(Convention.JAVASCRIPT, 0);
        figures(kind, values);
        // a long way makes for a low score, too
        told.removeIf(word -> word.endsWith("low-mos"));
        assertThat(String.join(";", told)).isEqualTo(expected);
    }

    @Test
    void javaScriptLowScoreIsBelowThreeAndWaitsForTenSecondsOfScores() {
        monitor = Monitor.of(Convention.JAVASCRIPT, 0);
        // the first second has no score
        figures("loss", "?");
        for (int i = 0; i < 12; i++) {
            next(Samples.of(number + 1, 390.0, 0.0, 10.0));
        }
        assertThat(told).contains("11 +low-mos");
        monitor = Monitor.of(Convention.JAVASCRIPT, 0);
        told.clear();
        // 3.36 is enough here
        figures("rtt", "400 400 400 400 400 400 400 400 400 400 400 400 400");
        assertThat(told).isEmpty();
    }

    @Test
    void javaScriptTellsLostConnectivityAtOnce() {
        monitor = Monitor.of(Convention.JAVASCRIPT, 0);
        number = 1;
        second(Samples.good(1), new Circumstances(false, false, true));
        number = 2;
        second(Samples.good(2), Circumstances.TALKING);
        assertThat(told).containsExactly("1 +ice-connectivity-lost", "2 -ice-connectivity-lost");
    }

    @Test
    void aLevelThatNeverChangesIsAWarningAfterTenSeconds() {
        figures("input", "500 500 500 500 500 500 500 500 500");
        assertThat(told).isEmpty();
        figures("input", "500");
        assertThat(told).contains("10 +constant-audio-input-level");
    }

    @Test
    void betweenOneAndThreePercentMobileDecidesNothing() {
        // a deviation of 1.5 percent neither raises nor clears
        figures("input", "0 983 0 983 0 983 0 983 0 983 0 983");
        assertThat(told).isEmpty();
        figures("input", "500 500 500 500 500 500 500 500 500 500");
        assertThat(told).containsExactly("18 +constant-audio-input-level");
        figures("input", "0 983 0 983 0 983 0 983 0 983 0 983");
        assertThat(told).hasSize(1);
        figures("input", "0 9000 0 9000 0 9000");
        assertThat(told.getLast()).endsWith("-constant-audio-input-level");
    }

    @Test
    void whileMutedTheMicrophoneIsNotJudgedAndWhileHeldNothingIs() {
        for (int i = 0; i < 20; i++) {
            number++;
            second(Samples.loud(number, 500, number % 2 * 9000), MUTED);
        }
        assertThat(told).isEmpty();
        for (int i = 0; i < 20; i++) {
            number++;
            second(Samples.loud(number, 500, 500), HELD);
        }
        assertThat(told).isEmpty();
        for (int i = 0; i < 10; i++) {
            next(Samples.loud(number + 1, 500, 500));
        }
        assertThat(told)
                .containsExactly(
                        "50 +constant-audio-input-level", "50 +constant-audio-output-level");
        number++;
        second(Samples.loud(number, 500, 500), HELD);
        assertThat(monitor.warnings()).isEmpty();
    }

    @Test
    void aWarningSaysWhatCrossedWhichLimitWhen() {
        next(Samples.of(1, 450.0, 1.0, 0.0));
        next(Samples.of(2, 460.0, 1.0, 0.0));
        Monitor.Step step = monitor.on(Samples.of(3, 470.0, 1.0, 0.0), Circumstances.TALKING);
        assertThat(step.raised())
                .contains(
                        new Monitor.Raised(
                                Warning.HIGH_RTT, 400, List.of(450.0, 460.0, 470.0), 3000));
    }
}
