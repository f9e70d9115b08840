package dev.sidetone.server.media;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The one thing that ports change in session descriptions. */
final class Descriptions {
    private static final String RTPMAP = "a=rtpmap:";
    private static final List<String> OF_A_PAYLOAD = List.of(RTPMAP, "a=fmtp:", "a=rtcp-fb:");

    private Descriptions() {}

    /**
     * Without telephone-event, which the media library does not report: a peer that is not offered
     * it presses its keys by signaling (signaling.md §9). CRLF line ends.
     */
    static String withoutTelephoneEvent(String sdp) {
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
