package dev.sidetone.voice;

import java.util.List;

/**
 * Statistics of one media connection. What is not known is null, never zero.
 *
 * @param peerConnectionId changes when the connection is made anew
 */
public record StatsReport(
        String peerConnectionId,
        List<LocalAudioTrackStats> localAudioTrackStats,
        List<RemoteAudioTrackStats> remoteAudioTrackStats,
        List<IceCandidateStats> iceCandidateStats,
        List<IceCandidatePairStats> iceCandidatePairStats) {
    /** Copies the lists. */
    public StatsReport {
        localAudioTrackStats = List.copyOf(localAudioTrackStats);
        remoteAudioTrackStats = List.copyOf(remoteAudioTrackStats);
        iceCandidateStats = List.copyOf(iceCandidateStats);
        iceCandidatePairStats = List.copyOf(iceCandidatePairStats);
    }
}
