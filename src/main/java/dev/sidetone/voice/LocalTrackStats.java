package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

/** A track that this side sends. */
public sealed interface LocalTrackStats extends BaseTrackStats permits LocalAudioTrackStats {
    /** Without headers. */
    @Nullable Long bytesSent();

    /** Since the call began. */
    @Nullable Long packetsSent();

    /** In milliseconds; null before the peer's first report. */
    @Nullable Double roundTripTime();
}
