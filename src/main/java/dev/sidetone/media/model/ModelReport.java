package dev.sidetone.media.model;

import dev.sidetone.media.MediaCandidate;
import dev.sidetone.media.MediaReport;

import java.util.List;

/** What a model session says of itself: figures as of a quiet local network. */
final class ModelReport {
    private static final int BYTES_OF_A_FRAME = 60;
    private static final String PAIR = "pair";

    private ModelReport() {}

    static MediaReport of(
            String session, ModelEngine engine, List<String> codecs, long sent, long received) {
        ModelNet net = engine.net();
        double roundTrip = 2 * net.oneWay().toNanos() / 1e6;
        double jitter = net.jitter().toNanos() / 1e6;
        // people neither hum nor are silent all the time
        double level = received / 100 % 2 == 0 ? 0.1 : 0.3;
        String codec = "audio/" + codecs.getFirst();
        long bytesSent = sent * BYTES_OF_A_FRAME;
        long bytesReceived = received * BYTES_OF_A_FRAME;
        return new MediaReport(
                engine.time().now().toEpochMilli(),
                session,
                List.of(
                        new MediaReport.Sent(
                                "audio", 1L, codec, sent, bytesSent, 0L, jitter, roundTrip, level)),
                List.of(
                        new MediaReport.Received(
                                "remote", 2L, codec, received, bytesReceived, 0L, jitter, level)),
                List.of(candidate("local", false), candidate("remote", true)),
                List.of(pair(bytesSent, bytesReceived, roundTrip / 1000)),
                new MediaReport.Transport("connected", "connected", bytesSent, bytesReceived));
    }

    private static MediaCandidate candidate(String id, boolean remote) {
        return new MediaCandidate(
                id, remote, "host", "127.0.0.1", 9, "udp", 1L, null, "transport", null);
    }

    private static MediaReport.Pair pair(long sent, long received, double roundTripSeconds) {
        return new MediaReport.Pair(
                PAIR,
                true,
                "transport",
                "local",
                "remote",
                "succeeded",
                1L,
                true,
                true,
                null,
                sent,
                received,
                roundTripSeconds,
                roundTripSeconds,
                null,
                null,
                MediaReport.Checks.UNKNOWN);
    }
}
