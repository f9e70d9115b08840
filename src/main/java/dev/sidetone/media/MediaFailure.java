package dev.sidetone.media;

/**
 * Why a session cannot go on.
 *
 * @param code of the Voice SDK: 53400 offer or answer could not be made, 53402 remote description
 *     could not be applied, 53404 no common codec, 53405 ICE failed, 53407 DTLS failed
 * @param reason for a person; never contains SDP
 */
public record MediaFailure(int code, String reason) {}
