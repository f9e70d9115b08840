package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

/**
 * Two candidates that were tried with each other.
 *
 * @param activeCandidatePair whether it carries the sound
 * @param relayProtocol how this side reaches its relay; null without one
 * @param totalRoundTripTime of all checks together, in seconds
 * @param currentRoundTripTime of the last check, in seconds
 * @param availableOutgoingBitrate what the path could carry, in bit/s
 * @param writeable called {@code writable} up to version 6.4.1 of the SDK
 */
public record IceCandidatePairStats(
        boolean activeCandidatePair,
        @Nullable String relayProtocol,
        @Nullable String transportId,
        @Nullable String localCandidateId,
        @Nullable String localCandidateIp,
        @Nullable String remoteCandidateId,
        @Nullable String remoteCandidateIp,
        IceCandidatePairState state,
        @Nullable Long priority,
        @Nullable Boolean nominated,
        @Nullable Boolean writeable,
        @Nullable Boolean readable,
        @Nullable Long bytesSent,
        @Nullable Long bytesReceived,
        @Nullable Double totalRoundTripTime,
        @Nullable Double currentRoundTripTime,
        @Nullable Double availableOutgoingBitrate,
        @Nullable Double availableIncomingBitrate,
        @Nullable Long requestsSent,
        @Nullable Long requestsReceived,
        @Nullable Long responsesSent,
        @Nullable Long responsesReceived,
        @Nullable Long retransmissionsSent,
        @Nullable Long retransmissionsReceived,
        @Nullable Long consentRequestsSent,
        @Nullable Long consentRequestsReceived,
        @Nullable Long consentResponsesSent,
        @Nullable Long consentResponsesReceived) {}
