package dev.sidetone.media;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What media can say of a connection at one moment. Every figure that is not known is null, never
 * zero; counters run since the session began.
 *
 * @param at milliseconds since 1970
 * @param connection a name of the connection, which changes when it is made anew
 * @param sent what leaves, with what the peer says of its arrival
 * @param received what arrives
 * @param candidates own ones and those of the peer
 * @param pairs which of them were tried with each other
 * @param transport null before there is one
 */
public record MediaReport(
        long at,
        String connection,
        List<Sent> sent,
        List<Received> received,
        List<MediaCandidate> candidates,
        List<Pair> pairs,
        @Nullable Transport transport) {
    /** Copies the lists. */
    public MediaReport {
        sent = List.copyOf(sent);
        received = List.copyOf(received);
        candidates = List.copyOf(candidates);
        pairs = List.copyOf(pairs);
    }

    /** Of a session that has no connection yet. */
    public static MediaReport empty(long at) {
        return new MediaReport(at, "", List.of(), List.of(), List.of(), List.of(), null);
    }

    /** The pair that carries the sound; null for none. */
    public @Nullable Pair selected() {
        return pairs.stream().filter(Pair::selected).findFirst().orElse(null);
    }

    /** The candidate of this name; null where it is not listed. */
    public @Nullable MediaCandidate candidate(@Nullable String id) {
        return candidates.stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
    }

    /**
     * A stream that leaves.
     *
     * @param codec {@code audio/opus}
     * @param lost packets that the peer missed, as its last report says
     * @param jitterMillis at the peer
     * @param roundTripMillis of the peer's last report
     * @param level of what is sent, 0 to 1
     */
    public record Sent(
            @Nullable String track,
            @Nullable Long ssrc,
            @Nullable String codec,
            @Nullable Long packets,
            @Nullable Long bytes,
            @Nullable Long lost,
            @Nullable Double jitterMillis,
            @Nullable Double roundTripMillis,
            @Nullable Double level) {}

    /**
     * A stream that arrives.
     *
     * @param lost packets that never arrived; less than zero where the network doubles some
     * @param level of what is heard, 0 to 1
     */
    public record Received(
            @Nullable String track,
            @Nullable Long ssrc,
            @Nullable String codec,
            @Nullable Long packets,
            @Nullable Long bytes,
            @Nullable Long lost,
            @Nullable Double jitterMillis,
            @Nullable Double level) {}

    /**
     * Two candidates that were tried with each other.
     *
     * @param selected whether it carries the sound
     * @param state {@code frozen}, {@code waiting}, {@code in-progress}, {@code failed}, {@code
     *     succeeded}
     * @param totalRoundTripSeconds of all checks together
     * @param outgoingBitrate what the path could carry, in bit/s
     */
    public record Pair(
            String id,
            boolean selected,
            @Nullable String transport,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String state,
            @Nullable Long priority,
            @Nullable Boolean nominated,
            @Nullable Boolean writable,
            @Nullable Boolean readable,
            @Nullable Long bytesSent,
            @Nullable Long bytesReceived,
            @Nullable Double totalRoundTripSeconds,
            @Nullable Double currentRoundTripSeconds,
            @Nullable Double outgoingBitrate,
            @Nullable Double incomingBitrate,
            Checks checks) {}

    /** Connectivity checks of a pair. */
    public record Checks(
            @Nullable Long requestsSent,
            @Nullable Long requestsReceived,
            @Nullable Long responsesSent,
            @Nullable Long responsesReceived,
            @Nullable Long retransmissionsSent,
            @Nullable Long retransmissionsReceived,
            @Nullable Long consentRequestsSent,
            @Nullable Long consentRequestsReceived,
            @Nullable Long consentResponsesSent,
            @Nullable Long consentResponsesReceived) {
        /** Nothing is known. */
        public static final Checks UNKNOWN =
                new Checks(null, null, null, null, null, null, null, null, null, null);
    }

    /** What carries all streams. */
    public record Transport(
            @Nullable String dtlsState,
            @Nullable String iceState,
            @Nullable Long bytesSent,
            @Nullable Long bytesReceived) {}
}
