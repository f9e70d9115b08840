package dev.sidetone.wiring.programs;

import dev.sidetone.voice.IceCandidateStats;
import dev.sidetone.voice.PreflightReport;
import dev.sidetone.voice.PreflightReport.Spread;
import dev.sidetone.voice.PreflightReport.Timing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A preflight report for a person. */
final class PreflightText {
    private static final String NOTHING = "–";

    private PreflightText() {}

    static String of(PreflightReport report) {
        List<String> lines = new ArrayList<>();
        var quality = report.callQuality();
        line(lines, "quality", quality == null ? NOTHING : quality.wireName());
        line(lines, "score (MOS)", spread(report.networkStats().mos(), ""));
        line(lines, "round trip", spread(report.networkStats().rtt(), " ms"));
        line(lines, "jitter", spread(report.networkStats().jitter(), " ms"));
        line(lines, "packets lost", lost(report));
        line(lines, "signaling", timing(report.networkTimings().signaling()));
        line(lines, "ICE", timing(report.networkTimings().iceConnection()));
        line(lines, "connection", timing(report.networkTimings().peerConnection()));
        line(lines, "whole test", timing(report.networkTimings().preflightTest()));
        line(lines, "way", way(report));
        line(lines, "relay (TURN)", relay(report.isTurnRequired()));
        line(lines, "edge", report.selectedEdge() == null ? report.edge() : report.selectedEdge());
        line(lines, "warnings", warnings(report));
        line(lines, "call", report.callSid());
        return String.join(System.lineSeparator(), lines);
    }

    private static void line(List<String> lines, String name, String value) {
        lines.add(String.format(Locale.ROOT, "%-13s %s", name, value));
    }

    private static String spread(@Nullable Spread spread, String unit) {
        return spread == null
                ? NOTHING
                : String.format(
                        Locale.ROOT,
                        "%.2f%s (%.2f to %.2f)",
                        spread.average(),
                        unit,
                        spread.min(),
                        spread.max());
    }

    private static String lost(PreflightReport report) {
        long lost = 0;
        long received = 0;
        for (var sample : report.samples()) {
            lost += sample.packetsLost() == null ? 0 : sample.packetsLost();
            received += sample.packetsReceived() == null ? 0 : sample.packetsReceived();
        }
        return received == 0 ? NOTHING : lost + " of " + (lost + received);
    }

    private static String timing(@Nullable Timing timing) {
        return timing == null ? NOTHING : timing.duration() + " ms";
    }

    private static String way(PreflightReport report) {
        var pair = report.selectedIceCandidatePair();
        return pair == null ? NOTHING : end(pair.local()) + " to " + end(pair.remote());
    }

    private static String end(IceCandidateStats candidate) {
        String address = candidate.ip() == null ? "" : " " + candidate.ip();
        return candidate.candidateType() + address + " " + candidate.protocol();
    }

    private static String relay(@Nullable Boolean required) {
        return required == null ? NOTHING : required ? "needed" : "not needed";
    }

    private static String warnings(PreflightReport report) {
        List<String> names =
                report.warnings().stream().map(PreflightReport.Warning::name).distinct().toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
