package dev.sidetone.server.call;

import org.jspecify.annotations.Nullable;

/** The little that a relay has to know about session descriptions. */
public final class SessionDescription {
    private static final int MAX_LENGTH = 32 * 1024;

    private SessionDescription() {}

    /** Whether {@code text} may be handed on: it is one, and not absurdly long. */
    public static boolean plausible(@Nullable String text) {
        return text != null
                && text.length() <= MAX_LENGTH
                && text.startsWith("v=0")
                && text.contains("\nm=audio ");
    }

    /** Whether it says where its sender can be reached. */
    static boolean hasCandidates(String text) {
        return text.contains("\na=candidate:");
    }
}
