package dev.sidetone.voice;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a preflight test found out.
 *
 * @param edge that was asked for
 * @param selectedEdge where the server says that it is; null where it does not
 * @param selectedIceCandidatePair null where media never connected
 * @param isTurnRequired whether sound took a relay; null where media never connected
 * @param callQuality null without a score
 */
public record PreflightReport(
        String callSid,
        String edge,
        @Nullable String selectedEdge,
        List<IceCandidateStats> iceCandidates,
        @Nullable SelectedPair selectedIceCandidatePair,
        NetworkTimings networkTimings,
        NetworkStats networkStats,
        List<PreflightSample> samples,
        @Nullable Boolean isTurnRequired,
        @Nullable CallQuality callQuality,
        List<Warning> warnings,
        List<WarningCleared> warningsCleared) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Copies the lists. */
    public PreflightReport {
        iceCandidates = List.copyOf(iceCandidates);
        samples = List.copyOf(samples);
        warnings = List.copyOf(warnings);
        warningsCleared = List.copyOf(warningsCleared);
    }

    /** Which way the sound took. */
    public record SelectedPair(IceCandidateStats local, IceCandidateStats remote) {}

    /**
     * How long something took.
     *
     * @param start milliseconds since 1970
     * @param end milliseconds since 1970
     * @param duration in milliseconds
     */
    public record Timing(long start, long end, long duration) {
        static Timing of(long start, long end) {
            return new Timing(start, end, end - start);
        }
    }

    /** How long everything took; null for what did not come about. */
    public record NetworkTimings(
            @Nullable Timing signaling,
            @Nullable Timing peerConnection,
            @Nullable Timing iceConnection,
            @Nullable Timing preflightTest) {}

    /** The spread of a figure. */
    public record Spread(double average, double min, double max) {}

    /** The spread of each; null for what was never known. Jitter and round trip in milliseconds. */
    public record NetworkStats(
            @Nullable Spread jitter, @Nullable Spread mos, @Nullable Spread rtt) {}

    /**
     * A warning that was raised.
     *
     * @param values those that crossed the threshold
     * @param timestamp milliseconds since 1970
     */
    public record Warning(String name, double threshold, List<Double> values, long timestamp) {}

    /** A warning that was cleared. */
    public record WarningCleared(String name, long timestamp) {}

    /** The whole report as plain maps, lists, numbers and texts, ready to be written as JSON. */
    public Map<String, Object> dictionaryReport() {
        Map<String, Object> all =
                JSON.convertValue(this, new TypeReference<LinkedHashMap<String, Object>>() {});
        if (callQuality != null) {
            all.put("callQuality", callQuality.wireName());
        }
        return all;
    }
}
