package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

/** What is known of every track. */
public sealed interface BaseTrackStats permits LocalTrackStats, RemoteTrackStats {
    /** The track's name. */
    @Nullable String trackId();

    /** Packets that never arrived. */
    @Nullable Long packetsLost();

    /** {@code audio/opus}. */
    @Nullable String codec();

    /** The stream's number in RTP. */
    @Nullable String ssrc();

    /** When it was measured, in milliseconds since 1970. */
    long timestamp();
}
