package dev.sidetone.voice.quality;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One second of a call. What is not known is null.
 *
 * @param timestamp milliseconds since 1970, at the end of the second
 * @param codec {@code opus}
 * @param inputLevels loudness of the microphone, 0 to 32767, one value or one each 50 ms
 * @param outputLevels loudness of the other side, likewise
 * @param second counters of this second alone
 * @param totals counters since the call began
 * @param packetsLostFraction of this second's packets, in percent
 * @param jitter in milliseconds
 * @param rtt round trip in milliseconds
 * @param mos see {@link Mos}; null for the first second
 */
public record Sample(
        long timestamp,
        @Nullable String codec,
        List<Integer> inputLevels,
        List<Integer> outputLevels,
        Counters second,
        Counters totals,
        @Nullable Double packetsLostFraction,
        @Nullable Double jitter,
        @Nullable Double rtt,
        @Nullable Double mos) {
    /** Copies the lists. */
    public Sample {
        inputLevels = List.copyOf(inputLevels);
        outputLevels = List.copyOf(outputLevels);
    }

    /** Packets and bytes. */
    public record Counters(
            @Nullable Long bytesSent,
            @Nullable Long bytesReceived,
            @Nullable Long packetsSent,
            @Nullable Long packetsReceived,
            @Nullable Long packetsLost) {
        /** Nothing was counted. */
        public static final Counters UNKNOWN = new Counters(null, null, null, null, null);
    }

    /** Figures as if measured, the score worked out from them: for rehearsals and tests. */
    public Sample with(@Nullable Double newRtt, @Nullable Double newJitter, @Nullable Double loss) {
        return new Sample(
                timestamp,
                codec,
                inputLevels,
                outputLevels,
                second,
                totals,
                loss,
                newJitter,
                newRtt,
                Mos.of(newRtt, newJitter, loss));
    }

    /** The mean loudness of the microphone; null for no value. */
    public @Nullable Integer audioInputLevel() {
        return mean(inputLevels);
    }

    /** The mean loudness of the other side; null for no value. */
    public @Nullable Integer audioOutputLevel() {
        return mean(outputLevels);
    }

    private static @Nullable Integer mean(List<Integer> levels) {
        return levels.isEmpty()
                ? null
                : (Integer) (int) levels.stream().mapToInt(Integer::intValue).average().orElse(0);
    }
}
