package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

/**
 * The sound that this side receives.
 *
 * @param audioLevel 0 to 32767
 * @param jitter in milliseconds
 * @param mos how good the call sounds, 1 to about 4.4; null while that cannot be said
 */
public record RemoteAudioTrackStats(
        @Nullable String trackId,
        @Nullable Long packetsLost,
        @Nullable String codec,
        @Nullable String ssrc,
        long timestamp,
        @Nullable Long bytesReceived,
        @Nullable Long packetsReceived,
        @Nullable Integer audioLevel,
        @Nullable Double jitter,
        @Nullable Double mos)
        implements RemoteTrackStats {}
