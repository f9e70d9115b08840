package dev.sidetone.voice;

import dev.sidetone.media.MediaCandidate;
import dev.sidetone.media.MediaNews;
import dev.sidetone.media.MediaReport;
import dev.sidetone.voice.PreflightReport.NetworkStats;
import dev.sidetone.voice.PreflightReport.NetworkTimings;
import dev.sidetone.voice.PreflightReport.SelectedPair;
import dev.sidetone.voice.PreflightReport.Spread;
import dev.sidetone.voice.PreflightReport.Timing;
import dev.sidetone.voice.quality.Monitor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Collects what a preflight test sees. Lives on the voice queue. */
final class PreflightFindings {
    private final long began;
    private final List<PreflightSample> samples = new ArrayList<>();
    private final List<PreflightReport.Warning> warnings = new ArrayList<>();
    private final List<PreflightReport.WarningCleared> cleared = new ArrayList<>();
    private final Map<MediaNews.Machine, Long> starts = new EnumMap<>(MediaNews.Machine.class);
    private final Map<MediaNews.Machine, Timing> timings = new EnumMap<>(MediaNews.Machine.class);
    private @Nullable Timing signaling;
    private @Nullable MediaReport media;
    private volatile @Nullable Long ended;
    private volatile @Nullable PreflightSample latest;

    PreflightFindings(long began) {
        this.began = began;
    }

    long began() {
        return began;
    }

    @Nullable Long ended() {
        return ended;
    }

    @Nullable PreflightSample latest() {
        return latest;
    }

    void add(PreflightSample sample) {
        samples.add(sample);
        latest = sample;
    }

    void add(Monitor.Step step) {
        step.raised()
                .forEach(
                        news ->
                                warnings.add(
                                        new PreflightReport.Warning(
                                                news.warning().wireName(),
                                                news.threshold(),
                                                news.values(),
                                                news.at())));
        step.cleared()
                .forEach(
                        news ->
                                cleared.add(
                                        new PreflightReport.WarningCleared(
                                                news.warning().wireName(), news.at())));
    }

    void media(MediaReport report) {
        media = report;
    }

    /** The server has answered; false if it had done so before. */
    boolean signaled(long now) {
        boolean first = signaling == null;
        if (first) {
            signaling = Timing.of(began, now);
        }
        return first;
    }

    /** A machine begins with a state of its own and is done once it is connected. */
    void moved(MediaNews.State state, long now) {
        switch (state.value()) {
            case "checking", "connecting" -> starts.putIfAbsent(state.machine(), now);
            case "connected", "completed" -> {
                long start = starts.getOrDefault(state.machine(), now);
                timings.putIfAbsent(state.machine(), Timing.of(start, now));
            }
            default -> {}
        }
    }

    void end(long now) {
        ended = now;
    }

    PreflightReport report(String callSid, String edge, @Nullable String selectedEdge) {
        SelectedPair pair = pair();
        Spread mos = spread(PreflightSample::mos);
        Long end = ended;
        return new PreflightReport(
                callSid,
                edge,
                selectedEdge,
                candidates(),
                pair,
                new NetworkTimings(
                        signaling,
                        timings.get(MediaNews.Machine.CONNECTION),
                        timings.get(MediaNews.Machine.ICE),
                        end == null ? null : Timing.of(began, end)),
                new NetworkStats(
                        spread(PreflightSample::jitter), mos, spread(PreflightSample::rtt)),
                samples,
                pair == null ? null : (Boolean) (isRelay(pair.local()) || isRelay(pair.remote())),
                mos == null ? null : CallQuality.of(mos.average()),
                warnings,
                cleared);
    }

    private List<IceCandidateStats> candidates() {
        return media == null
                ? List.of()
                : media.candidates().stream().map(StatsWords::candidate).toList();
    }

    private @Nullable SelectedPair pair() {
        MediaReport.Pair way = media == null ? null : media.selected();
        if (media == null || way == null) {
            return null;
        }
        MediaCandidate local = media.candidate(way.local());
        MediaCandidate remote = media.candidate(way.remote());
        return local == null || remote == null
                ? null
                : new SelectedPair(StatsWords.candidate(local), StatsWords.candidate(remote));
    }

    private static boolean isRelay(IceCandidateStats candidate) {
        return "relay".equals(candidate.candidateType());
    }

    private @Nullable Spread spread(Function<PreflightSample, @Nullable Double> figure) {
        DoubleSummaryStatistics all =
                samples.stream()
                        .map(figure)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .summaryStatistics();
        return all.getCount() == 0
                ? null
                : new Spread(all.getAverage(), all.getMin(), all.getMax());
    }
}
