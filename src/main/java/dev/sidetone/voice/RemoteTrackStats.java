package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

/** A track that this side receives. */
public sealed interface RemoteTrackStats extends BaseTrackStats permits RemoteAudioTrackStats {
    /** Without headers. */
    @Nullable Long bytesReceived();

    /** Since the call began. */
    @Nullable Long packetsReceived();
}
