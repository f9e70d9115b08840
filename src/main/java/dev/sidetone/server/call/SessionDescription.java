package dev.sidetone.server.call;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little that a relay has to know about session descriptions, and to change in them. */
public final class SessionDescription {
    private static final int MAX_LENGTH = 32 * 1024;
    private static final String RTPMAP = "a=rtpmap:";
    private static final List<String> OF_A_PAYLOAD = List.of(RTPMAP, "a=fmtp:", "a=rtcp-fb:");
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

    /**
     * Without telephone-event, which the media library does not report: a peer that is not offered
     * it presses its keys by signaling (signaling.md §9). CRLF line ends.
     */
    public static String withoutTelephoneEvent(String sdp) {
        String[] lines = sdp.split("\r?\n");
        Set<String> events = new HashSet<>();
        for (String line : lines) {
            if (line.startsWith(RTPMAP)
                    && line.toLowerCase(Locale.ROOT).contains(" telephone-event/")) {
                events.add(payload(line));
            }
        }
        List<String> kept = new ArrayList<>();
        for (String line : lines) {
            boolean about = OF_A_PAYLOAD.stream().anyMatch(line::startsWith);
            if (!about || !events.contains(payload(line))) {
                kept.add(line.startsWith("m=audio ") ? without(line, events) : line);
            }
        }
        return String.join("\r\n", kept) + "\r\n";
    }

    private static String payload(String line) {
        return line.replaceFirst("^[^:]*:", "").replaceFirst(" .*", "");
    }

    private static String without(String media, Set<String> payloads) {
        List<String> words = new ArrayList<>(List.of(media.split(" +")));
        words.subList(Math.min(3, words.size()), words.size()).removeIf(payloads::contains);
        return String.join(" ", words);
    }
}
