package dev.sidetone.media.webrtc;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.sidetone.media.MediaStats;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Reads the library's report into our counters. */
final class StatsReading {
    private StatsReading() {}

    static MediaStats of(RTCStatsReport report) {
        Map<String, Object> in = Map.of();
        Map<String, Object> out = Map.of();
        Map<String, Object> remote = Map.of();
        for (RTCStats stats : report.getStats().values()) {
            switch (stats.getType()) {
                case INBOUND_RTP -> in = stats.getAttributes();
                case OUTBOUND_RTP -> out = stats.getAttributes();
                case REMOTE_INBOUND_RTP -> remote = stats.getAttributes();
                default -> {}
            }
        }
        return new MediaStats(
                count(out, "packetsSent"),
                count(in, "packetsReceived"),
                count(out, "bytesSent"),
                count(in, "bytesReceived"),
                in.get("packetsLost") instanceof Number lost ? (Long) lost.longValue() : null,
                millis(in.get("jitter")),
                millis(remote.get("roundTripTime")),
                codec(report, out));
    }

    private static @Nullable String codec(RTCStatsReport report, Map<String, Object> out) {
        RTCStats codec = report.getStats().get(String.valueOf(out.get("codecId")));
        return codec == null ? null : (String) codec.getAttributes().get("mimeType");
    }

    private static long count(Map<String, Object> stats, String name) {
        return stats.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private static @Nullable Double millis(@Nullable Object seconds) {
        return seconds instanceof Number number ? (Double) (number.doubleValue() * 1000) : null;
    }
}
