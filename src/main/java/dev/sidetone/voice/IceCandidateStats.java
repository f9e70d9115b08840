package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

/**
 * An address of this side or of the peer.
 *
 * @param candidateType {@code host}, {@code srflx}, {@code prflx} or {@code relay}
 * @param deleted whether it is of no use any more; null where the engine does not say
 * @param ip null where the peer keeps it secret
 * @param url of the server that it came from
 */
public record IceCandidateStats(
        String id,
        @Nullable String candidateType,
        @Nullable Boolean deleted,
        @Nullable String ip,
        @Nullable Boolean remote,
        @Nullable Integer port,
        @Nullable Long priority,
        @Nullable String protocol,
        @Nullable String url,
        @Nullable String transportId) {}
