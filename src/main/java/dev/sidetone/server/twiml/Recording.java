package dev.sidetone.server.twiml;

import org.jspecify.annotations.Nullable;

/**
 * Whether and how Dial records.
 *
 * @param trim silence at both ends is cut
 * @param status hears of the recording
 */
public record Recording(
        From from, boolean dual, boolean trim, Track track, @Nullable Callback status) {
    /** When it begins. */
    public enum From {
        /** Not at all. */
        NEVER,
        /** When somebody answers. */
        ANSWER,
        /** When it rings. */
        RINGING
    }

    /** Whose sound. */
    public enum Track {
        /** The caller's. */
        INBOUND,
        /** The other side's. */
        OUTBOUND,
        /** Both. */
        BOTH
    }
}
