package dev.sidetone.voice;

import dev.sidetone.media.MediaCandidate;
import dev.sidetone.media.MediaReport;
import dev.sidetone.voice.quality.Levels;

import org.jspecify.annotations.Nullable;

/** Media's report in the words of the SDK. */
final class StatsWords {
    private StatsWords() {}

    /**
     * The report of one connection.
     *
     * @param mos of the last second; null for none
     */
    static StatsReport of(MediaReport report, @Nullable Double mos) {
        return new StatsReport(
                report.connection(),
                report.sent().stream().map(sent -> local(sent, report.at())).toList(),
                report.received().stream().map(got -> remote(got, report.at(), mos)).toList(),
                report.candidates().stream().map(StatsWords::candidate).toList(),
                report.pairs().stream().map(pair -> pair(pair, report)).toList());
    }

    private static LocalAudioTrackStats local(MediaReport.Sent sent, long at) {
        return new LocalAudioTrackStats(
                sent.track(),
                sent.lost(),
                sent.codec(),
                number(sent.ssrc()),
                at,
                sent.bytes(),
                sent.packets(),
                sent.roundTripMillis(),
                Levels.ofFullScale(sent.level()),
                sent.jitterMillis());
    }

    private static RemoteAudioTrackStats remote(
            MediaReport.Received got, long at, @Nullable Double mos) {
        return new RemoteAudioTrackStats(
                got.track(),
                got.lost(),
                got.codec(),
                number(got.ssrc()),
                at,
                got.bytes(),
                got.packets(),
                Levels.ofFullScale(got.level()),
                got.jitterMillis(),
                mos);
    }

    private static @Nullable String number(@Nullable Long value) {
        return value == null ? null : value.toString();
    }

    static IceCandidateStats candidate(MediaCandidate candidate) {
        return new IceCandidateStats(
                candidate.id(),
                candidate.type(),
                null,
                candidate.address(),
                candidate.remote(),
                candidate.port(),
                candidate.priority(),
                candidate.protocol(),
                candidate.url(),
                candidate.transport());
    }

    private static IceCandidatePairStats pair(MediaReport.Pair pair, MediaReport report) {
        MediaCandidate local = report.candidate(pair.local());
        MediaCandidate remote = report.candidate(pair.remote());
        MediaReport.Checks checks = pair.checks();
        return new IceCandidatePairStats(
                pair.selected(),
                local == null ? null : local.relayProtocol(),
                pair.transport(),
                pair.local(),
                local == null ? null : local.address(),
                pair.remote(),
                remote == null ? null : remote.address(),
                IceCandidatePairState.of(pair.state()),
                pair.priority(),
                pair.nominated(),
                pair.writable(),
                pair.readable(),
                pair.bytesSent(),
                pair.bytesReceived(),
                pair.totalRoundTripSeconds(),
                pair.currentRoundTripSeconds(),
                pair.outgoingBitrate(),
                pair.incomingBitrate(),
                checks.requestsSent(),
                checks.requestsReceived(),
                checks.responsesSent(),
                checks.responsesReceived(),
                checks.retransmissionsSent(),
                checks.retransmissionsReceived(),
                checks.consentRequestsSent(),
                checks.consentRequestsReceived(),
                checks.consentResponsesSent(),
                checks.consentResponsesReceived());
    }
}
