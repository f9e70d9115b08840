package dev.sidetone.media.webrtc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Small edits of session descriptions. Every answer has CRLF line ends. */
final class Sdp {
    private Sdp() {}

    private static List<String> lines(String sdp) {
        return new ArrayList<>(List.of(sdp.split("\r?\n")));
    }

    private static String text(List<String> lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    /** Asks the side that gets this description to send packets of 10 ms. */
    static String withTenMillisecondPackets(String sdp) {
        List<String> lines = lines(sdp);
        lines.removeIf(line -> line.startsWith("a=ptime:"));
        int media = indexOf(lines, "m=audio");
        if (media < 0) {
            return sdp;
        }
        int at = media + 1;
        while (at < lines.size()
                && (lines.get(at).startsWith("c=") || lines.get(at).startsWith("b="))) {
            at++;
        }
        lines.add(at, "a=ptime:10");
        return text(lines);
    }

    /**
     * Without telephone-event: the library never reports received digits, so a peer that is not
     * offered the format sends them by signaling instead.
     */
    static String withoutTelephoneEvent(String sdp) {
        List<String> lines = lines(sdp);
        Set<String> types = new HashSet<>();
        for (String line : lines) {
            if (line.startsWith("a=rtpmap:") && line.contains(" telephone-event/")) {
                types.add(line.substring("a=rtpmap:".length(), line.indexOf(' ')));
            }
        }
        lines.removeIf(line -> describes(line, types));
        lines.replaceAll(line -> line.startsWith("m=audio") ? withoutTypes(line, types) : line);
        return text(lines);
    }

    private static boolean describes(String line, Set<String> types) {
        for (String type : types) {
            if (line.startsWith("a=rtpmap:" + type + " ")
                    || line.startsWith("a=fmtp:" + type + " ")
                    || line.startsWith("a=rtcp-fb:" + type + " ")) {
                return true;
            }
        }
        return false;
    }

    private static String withoutTypes(String media, Set<String> types) {
        List<String> words = new ArrayList<>(List.of(media.split(" ")));
        for (int i = words.size() - 1; i > 2; i--) {
            if (types.contains(words.get(i))) {
                words.remove(i);
            }
        }
        return String.join(" ", words);
    }

    /** With a host candidate on the loopback interface, which the library never gathers. */
    static String withLoopbackCandidate(String sdp, int port) {
        List<String> lines = lines(sdp);
        lines.add("a=candidate:1 1 udp 2122260223 127.0.0.1 " + port + " typ host generation 0");
        return text(lines);
    }

    /** Whether the peer takes telephone-events. */
    static boolean takesTelephoneEvents(String sdp) {
        return sdp.contains(" telephone-event/");
    }

    /** Whether both descriptions can share a codec that we can also play. */
    static boolean hasAudio(String sdp) {
        int media = sdp.indexOf("m=audio");
        return media >= 0 && !sdp.startsWith("m=audio 0 ", media);
    }

    private static int indexOf(List<String> lines, String start) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                return i;
            }
        }
        return -1;
    }
}
