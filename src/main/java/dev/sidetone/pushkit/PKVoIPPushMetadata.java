package dev.sidetone.pushkit;

/**
 * What the phone says of a VoIP push since iOS 26.4.
 *
 * @param mustReport whether a call has to be reported for it; false where the app is in front or
 *     has a call already, or where the push comes very late (R92)
 */
public record PKVoIPPushMetadata(boolean mustReport) {}
