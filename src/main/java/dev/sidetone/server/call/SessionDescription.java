package dev.sidetone.server.call;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little that a relay has to know about session descriptions. */
public final class SessionDescription {
    private static final int MAX_LENGTH = 32 * 1024;
    private static final Pattern FINGERPRINT =
            Pattern.compile("(?m)^a=fingerprint:(\\S+ \\S+)\\s*$");

    private SessionDescription() {}

    /** Whether {@code text} may be handed on: it is one, and not absurdly long. */
    public static boolean plausible(@Nullable String text) {
        return text != null
                && text.length() <= MAX_LENGTH
                && text.startsWith("v=0")
                && text.contains("\nm=audio ");
    }

    /** Of the certificate of its sender; null when it has none. */
    static @Nullable String fingerprint(@Nullable String text) {
        Matcher found = FINGERPRINT.matcher(text == null ? "" : text);
        return found.find() ? found.group(1) : null;
    }

    /** Whether it offers, rather than answers: an answer has chosen its part in the handshake. */
    static boolean offers(@Nullable String text) {
        return text != null && text.contains("\na=setup:actpass");
    }

    /** Whether it says where its sender can be reached. */
    static boolean hasCandidates(String text) {
        return text.contains("\na=candidate:");
    }
}
