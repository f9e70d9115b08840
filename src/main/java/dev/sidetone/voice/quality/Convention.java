package dev.sidetone.voice.quality;

import dev.sidetone.voice.quality.Rule.Averaged;
import dev.sidetone.voice.quality.Rule.Counted;
import dev.sidetone.voice.quality.Rule.Interrupted;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** By whose rules warnings are raised: the SDKs differ. */
public enum Convention {
    /** The mobile SDKs: three of the last five seconds. */
    MOBILE(Duration.ZERO, mobile()),
    /**
     * The JavaScript SDK: three of the last ten; nothing in a call's first five seconds, and no
     * warning is cleared before it is five seconds old.
     */
    JAVASCRIPT(Duration.ofSeconds(5), javaScript());

    private final Duration patience;
    private final List<Rule> rules;

    Convention(Duration patience, List<Rule> rules) {
        this.patience = patience;
        this.rules = rules;
    }

    /** For so long nothing is raised at first, and nothing cleared after it was raised. */
    Duration patience() {
        return patience;
    }

    List<Rule> rules() {
        return rules;
    }

    /** Whether apps hear of it; of the others only Insights do. */
    public boolean tells(Warning warning) {
        return this == MOBILE || warning != Warning.CONSTANT_AUDIO_OUTPUT_LEVEL;
    }

    private static List<Rule> mobile() {
        Stream<Rule> levels = Rule.levels(0.01 * Levels.FULL, 0.03 * Levels.FULL);
        return Stream.concat(common(5, 3.5), levels).toList();
    }

    private static List<Rule> javaScript() {
        // from one percent on it is cleared, so the smallest step below raises it
        double raise = Math.nextDown(0.01 * Levels.FULL);
        Stream<Rule> own =
                Stream.of(
                        new Counted(
                                Warning.HIGH_PACKET_LOSS,
                                Sample::packetsLostFraction,
                                false,
                                1,
                                3,
                                10,
                                0),
                        lowBytes(Warning.LOW_BYTES_SENT, Sample.Counters::bytesSent),
                        lowBytes(Warning.LOW_BYTES_RECEIVED, Sample.Counters::bytesReceived),
                        new Interrupted(Warning.ICE_CONNECTIVITY_LOST));
        return Stream.concat(Stream.concat(common(10, 3), own), Rule.levels(raise, raise)).toList();
    }

    private static Rule lowBytes(
            Warning warning, Function<Sample.Counters, @Nullable Long> counter) {
        return new Counted(warning, Rule.count(counter), true, 1, 3, 3, 2);
    }

    private static Stream<Rule> common(int of, double worstScore) {
        return Stream.of(
                new Counted(Warning.HIGH_RTT, Sample::rtt, false, 400, 3, of, 0),
                new Counted(Warning.HIGH_JITTER, Sample::jitter, false, 30, 3, of, 0),
                new Averaged(
                        Warning.HIGH_PACKETS_LOST_FRACTION, Sample::packetsLostFraction, 3, 1, 7),
                new Counted(Warning.LOW_MOS, Sample::mos, true, worstScore, 3, of, 0));
    }
}
