package dev.sidetone.voice.quality;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * When a warning is raised and when it is cleared. Seconds of which a figure is missing decide
 * nothing, in either way.
 */
sealed interface Rule {
    Warning warning();

    /** The limit that the figures are compared with. */
    double threshold();

    /** What the last seconds say, oldest first. */
    Finding judge(List<Second> seconds);

    /** A sample, and what the call was like meanwhile. */
    record Second(Sample sample, Circumstances circumstances) {}

    /** What follows, and from which figures. */
    record Finding(Verdict verdict, List<Double> values) {
        static final Finding NOTHING = new Finding(Verdict.NEITHER, List.of());
    }

    /** What follows. */
    enum Verdict {
        RAISE,
        CLEAR,
        NEITHER
    }

    private static Verdict verdict(boolean raise, boolean clear) {
        return raise ? Verdict.RAISE : clear ? Verdict.CLEAR : Verdict.NEITHER;
    }

    /** The last figures, at most {@code count}; null where one of them is missing. */
    private static @Nullable List<Double> last(
            List<Second> seconds, int count, Function<Sample, @Nullable Double> figure) {
        List<Double> values = new ArrayList<>();
        for (Second second : seconds.subList(Math.max(0, seconds.size() - count), seconds.size())) {
            Double value = figure.apply(second.sample());
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    /**
     * Some of the last seconds are bad, each for itself.
     *
     * @param below whether figures under the threshold are the bad ones
     * @param times how many raise it
     * @param of how many are looked at
     * @param forgiven how many may be bad when it is cleared
     */
    record Counted(
            Warning warning,
            Function<Sample, @Nullable Double> figure,
            boolean below,
            double threshold,
            int times,
            int of,
            int forgiven)
            implements Rule {
        @Override
        public Finding judge(List<Second> seconds) {
            List<Double> values = last(seconds, of, figure);
            if (values == null) {
                return Finding.NOTHING;
            }
            long bad = values.stream().filter(this::isBad).count();
            return new Finding(verdict(bad >= times, bad <= forgiven), values);
        }

        private boolean isBad(double value) {
            return below ? value < threshold : value > threshold;
        }
    }

    /** The mean of the last seconds is bad, once there are so many. */
    record Averaged(
            Warning warning,
            Function<Sample, @Nullable Double> figure,
            double threshold,
            double clear,
            int of)
            implements Rule {
        @Override
        public Finding judge(List<Second> seconds) {
            List<Double> values = last(seconds, of, figure);
            if (values == null || values.size() < of) {
                return Finding.NOTHING;
            }
            double mean = values.stream().mapToDouble(value -> value).average().orElse(0);
            return new Finding(verdict(mean > threshold, mean <= clear), values);
        }
    }

    /**
     * The loudness does not change, as no voice and no room sounds. What was muted or held does not
     * count.
     *
     * @param threshold the deviation up to which it is raised
     * @param clear the deviation from which on it is cleared
     */
    record Constant(Warning warning, boolean input, double threshold, double clear)
            implements Rule {
        private static final int SECONDS = 10;

        @Override
        public Finding judge(List<Second> seconds) {
            List<Second> last =
                    seconds.subList(Math.max(0, seconds.size() - SECONDS), seconds.size());
            if (!last.isEmpty() && isSilenced(last.getLast())) {
                return new Finding(Verdict.CLEAR, List.of());
            }
            if (last.size() < SECONDS
                    || last.stream().anyMatch(each -> isSilenced(each) || levels(each).isEmpty())) {
                return Finding.NOTHING;
            }
            List<Integer> levels = last.stream().map(this::levels).flatMap(List::stream).toList();
            double deviation = Levels.deviation(levels);
            return new Finding(
                    verdict(deviation <= threshold, deviation > clear),
                    levels.stream().map(Integer::doubleValue).toList());
        }

        private boolean isSilenced(Second second) {
            Circumstances then = second.circumstances();
            return input ? then.muted() || then.held() : then.held();
        }

        private List<Integer> levels(Second second) {
            return input ? second.sample().inputLevels() : second.sample().outputLevels();
        }
    }

    /** Media has stopped to flow. */
    record Interrupted(Warning warning) implements Rule {
        @Override
        public double threshold() {
            return 0;
        }

        @Override
        public Finding judge(List<Second> seconds) {
            boolean lost = seconds.getLast().circumstances().interrupted();
            return new Finding(verdict(lost, !lost), List.of());
        }
    }

    /** Reads a count as a figure. */
    static Function<Sample, @Nullable Double> count(
            Function<Sample.Counters, @Nullable Long> counter) {
        return sample -> {
            Long value = counter.apply(sample.second());
            return value == null ? null : (Double) value.doubleValue();
        };
    }

    /** The rules on loudness. */
    static Stream<Rule> levels(double threshold, double clear) {
        return Stream.of(
                new Constant(Warning.CONSTANT_AUDIO_INPUT_LEVEL, true, threshold, clear),
                new Constant(Warning.CONSTANT_AUDIO_OUTPUT_LEVEL, false, threshold, clear));
    }
}
