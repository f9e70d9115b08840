package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

/**
 * The sound that this side sends.
 *
 * @param audioLevel 0 to 32767
 * @param jitter at the peer, in milliseconds
 */
public record LocalAudioTrackStats(
        @Nullable String trackId,
        @Nullable Long packetsLost,
        @Nullable String codec,
        @Nullable String ssrc,
        long timestamp,
        @Nullable Long bytesSent,
        @Nullable Long packetsSent,
        @Nullable Double roundTripTime,
        @Nullable Integer audioLevel,
        @Nullable Double jitter)
        implements LocalTrackStats {}
