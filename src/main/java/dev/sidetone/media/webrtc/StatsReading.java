package dev.sidetone.media.webrtc;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import dev.sidetone.media.MediaCandidate;
import dev.sidetone.media.MediaReport;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the library's report into ours. What the library leaves out stays out. */
final class StatsReading {
    private static final double FULL = 1000;

    private final Map<String, RTCStats> all;

    private StatsReading(Map<String, RTCStats> all) {
        this.all = all;
    }

    static MediaReport of(RTCStatsReport report, String connection) {
        return new StatsReading(report.getStats()).read(report.getTimestamp() / 1000, connection);
    }

    private MediaReport read(long at, String connection) {
        List<MediaReport.Sent> sent = new ArrayList<>();
        List<MediaReport.Received> received = new ArrayList<>();
        List<MediaCandidate> candidates = new ArrayList<>();
        List<MediaReport.Pair> pairs = new ArrayList<>();
        MediaReport.Transport transport = null;
        for (RTCStats stats : all.values()) {
            Figures of = new Figures(stats.getAttributes());
            switch (stats.getType()) {
                case OUTBOUND_RTP -> sent.add(sent(of));
                case INBOUND_RTP -> received.add(received(of));
                case LOCAL_CANDIDATE, REMOTE_CANDIDATE ->
                        candidates.add(candidate(stats.getId(), of));
                case CANDIDATE_PAIR -> pairs.add(pair(stats.getId(), of));
                case TRANSPORT -> transport = transport(of);
                default -> {}
            }
        }
        return new MediaReport(at, connection, sent, received, candidates, pairs, transport);
    }

    private MediaReport.Sent sent(Figures own) {
        Figures remote = other(own, "remoteId");
        Figures source = other(own, "mediaSourceId");
        return new MediaReport.Sent(
                source.text("trackIdentifier"),
                own.count("ssrc"),
                other(own, "codecId").text("mimeType"),
                own.count("packetsSent"),
                own.count("bytesSent"),
                remote.count("packetsLost"),
                remote.times("jitter", FULL),
                remote.times("roundTripTime", FULL),
                source.figure("audioLevel"));
    }

    private MediaReport.Received received(Figures own) {
        return new MediaReport.Received(
                own.text("trackIdentifier"),
                own.count("ssrc"),
                other(own, "codecId").text("mimeType"),
                own.count("packetsReceived"),
                own.count("bytesReceived"),
                own.count("packetsLost"),
                own.times("jitter", FULL),
                own.figure("audioLevel"));
    }

    private static MediaCandidate candidate(String id, Figures own) {
        Long port = own.count("port");
        return new MediaCandidate(
                id,
                own.flag("isRemote"),
                own.text("candidateType"),
                own.text("address"),
                port == null ? null : (Integer) port.intValue(),
                own.text("protocol"),
                own.count("priority"),
                own.text("url"),
                own.text("transportId"),
                own.text("relayProtocol"));
    }

    private MediaReport.Pair pair(String id, Figures own) {
        return new MediaReport.Pair(
                id,
                isSelected(id),
                own.text("transportId"),
                own.text("localCandidateId"),
                own.text("remoteCandidateId"),
                own.text("state"),
                own.count("priority"),
                own.flag("nominated"),
                own.flag("writable"),
                own.flag("readable"),
                own.count("bytesSent"),
                own.count("bytesReceived"),
                own.figure("totalRoundTripTime"),
                own.figure("currentRoundTripTime"),
                own.figure("availableOutgoingBitrate"),
                own.figure("availableIncomingBitrate"),
                checks(own));
    }

    private static MediaReport.Checks checks(Figures own) {
        return new MediaReport.Checks(
                own.count("requestsSent"),
                own.count("requestsReceived"),
                own.count("responsesSent"),
                own.count("responsesReceived"),
                own.count("retransmissionsSent"),
                own.count("retransmissionsReceived"),
                own.count("consentRequestsSent"),
                own.count("consentRequestsReceived"),
                own.count("consentResponsesSent"),
                own.count("consentResponsesReceived"));
    }

    private static MediaReport.Transport transport(Figures own) {
        return new MediaReport.Transport(
                own.text("dtlsState"),
                own.text("iceState"),
                own.count("bytesSent"),
                own.count("bytesReceived"));
    }

    private boolean isSelected(String pair) {
        return all.values().stream()
                .filter(stats -> stats.getType() == RTCStatsType.TRANSPORT)
                .anyMatch(
                        stats -> pair.equals(stats.getAttributes().get("selectedCandidatePairId")));
    }

    /** What {@code name} points at; without any figures where it is not in the report. */
    private Figures other(Figures own, String name) {
        RTCStats stats = all.get(String.valueOf(own.text(name)));
        return new Figures(stats == null ? Map.of() : stats.getAttributes());
    }

    /** Attributes by their names, as they are or null. */
    private record Figures(Map<String, Object> all) {
        @Nullable String text(String name) {
            return all.get(name) instanceof String text ? text : null;
        }

        @Nullable Long count(String name) {
            return all.get(name) instanceof Number number ? (Long) number.longValue() : null;
        }

        @Nullable Double figure(String name) {
            return times(name, 1);
        }

        @Nullable Double times(String name, double factor) {
            return all.get(name) instanceof Number number
                    ? (Double) (number.doubleValue() * factor)
                    : null;
        }

        @Nullable Boolean flag(String name) {
            return all.get(name) instanceof Boolean flag ? flag : null;
        }
    }
}
