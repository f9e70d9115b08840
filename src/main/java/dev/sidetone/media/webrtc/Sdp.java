package dev.sidetone.media.webrtc;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A session description as lines: the few things that are read from it, and the few edits. Never
 * changed in place; its text has CRLF line ends.
 */
final class Sdp {
    private static final Set<String> PLAYABLE = Set.of("opus", "pcmu", "pcma", "g722");
    private static final String RTPMAP = "a=rtpmap:";
    private static final String FMTP = "a=fmtp:";
    // lines that hold nothing but names: any other name does as well
    private static final Pattern NAMES = Pattern.compile("^(?:[osi]=|a=msid|a=ssrc)");
    private static final Pattern UNREADABLE = Pattern.compile("[^ -~]|%");

    private final List<String> lines;

    private Sdp(List<String> lines) {
        this.lines = lines;
    }

    static Sdp of(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\r?\n", -1)));
        while (lines.size() > 1 && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        lines.replaceAll(line -> NAMES.matcher(line).find() ? readable(line) : line);
        // an attribute that cannot be read is ignored, like one that is not known
        lines.removeIf(line -> line.startsWith("a=") && !isReadable(line));
        return new Sdp(lines);
    }

    @Override
    public String toString() {
        return String.join("\r\n", lines) + "\r\n";
    }

    /** Whether this can be a call's description at all. */
    boolean describesCall() {
        return !lines.isEmpty()
                && lines.getFirst().equals("v=0")
                && media() != null
                && lines.stream().allMatch(Sdp::isReadable);
    }

    private static boolean isReadable(String line) {
        return line.equals(readable(line));
    }

    /**
     * Without the percent sign: where the library refuses a description it takes its own error
     * text, which quotes the line, for a format, and a %s in it ends the process.
     */
    private static String readable(String line) {
        return UNREADABLE.matcher(line).replaceAll("_");
    }

    /** Whether the only thing that it says of audio is no. */
    boolean refusesAudio() {
        String media = media();
        return media == null || media.startsWith("m=audio 0 ");
    }

    /** Whether one of the offered codecs can be played and sent here. */
    boolean sharesCodec() {
        return payloads().stream().map(this::codec).anyMatch(PLAYABLE::contains);
    }

    boolean takesTelephoneEvents() {
        return payloads().stream().map(this::codec).anyMatch("telephone-event"::equals);
    }

    private @Nullable String media() {
        return lines.stream().filter(line -> line.startsWith("m=audio ")).findFirst().orElse(null);
    }

    private List<String> payloads() {
        String media = media();
        String[] words = media == null ? new String[0] : media.split(" +");
        return words.length < 4 ? List.of() : List.of(words).subList(3, words.length);
    }

    /** The codec's name in small letters; of a static payload type also without its line. */
    private String codec(String payload) {
        String start = RTPMAP + payload + " ";
        for (String line : lines) {
            if (line.startsWith(start)) {
                return line.substring(start.length()).split("/")[0].toLowerCase(Locale.ROOT);
            }
        }
        return switch (payload) {
            case "0" -> "pcmu";
            case "8" -> "pcma";
            case "9" -> "g722";
            default -> "";
        };
    }

    /** Asks the reader for packets of {@code millis} ms. */
    Sdp withPacketTime(int millis) {
        List<String> edited = without(line -> line.startsWith("a=ptime:"));
        for (int i = 0; i < edited.size(); i++) {
            if (edited.get(i).startsWith("m=audio ")) {
                int at = i + 1;
                while (at < edited.size() && edited.get(at).matches("[icb]=.*")) {
                    at++;
                }
                edited.add(at, "a=ptime:" + millis);
                break;
            }
        }
        return new Sdp(edited);
    }

    /**
     * Without telephone-event: the library never reports received digits, so a peer that is not
     * offered the format sends them by signaling instead.
     */
    Sdp withoutTelephoneEvent() {
        Set<String> events = new HashSet<>(payloads());
        events.removeIf(payload -> !codec(payload).equals("telephone-event"));
        List<String> kept = new ArrayList<>(payloads());
        kept.removeAll(events);
        return new Sdp(without(line -> describes(line, events))).withPayloads(kept);
    }

    private static boolean describes(String line, Set<String> payloads) {
        int colon = line.indexOf(':');
        int space = line.indexOf(' ');
        return colon > 0
                && space > colon
                && List.of("a=rtpmap", "a=fmtp", "a=rtcp-fb").contains(line.substring(0, colon))
                && payloads.contains(line.substring(colon + 1, space));
    }

    /** With {@code codecs} in front: the first one is what the reader of this sends. */
    Sdp preferring(List<String> codecs) {
        List<String> ordered = new ArrayList<>();
        for (String codec : codecs) {
            for (String payload : payloads()) {
                if (codec(payload).equals(codec.toLowerCase(Locale.ROOT))) {
                    ordered.add(payload);
                }
            }
        }
        payloads().stream().filter(payload -> !ordered.contains(payload)).forEach(ordered::add);
        return withPayloads(ordered);
    }

    private Sdp withPayloads(List<String> payloads) {
        String media = media();
        if (media == null || payloads.isEmpty()) {
            return this;
        }
        String[] words = media.split(" +");
        String edited =
                words[0] + " " + words[1] + " " + words[2] + " " + String.join(" ", payloads);
        List<String> all = new ArrayList<>(lines);
        all.replaceAll(line -> line.equals(media) ? edited : line);
        return new Sdp(all);
    }

    /** Asks the reader to send Opus with no more than {@code bitrate} bit/s; 0 changes nothing. */
    Sdp withMaxAverageBitrate(int bitrate) {
        if (bitrate == 0) {
            return this;
        }
        List<String> edited = new ArrayList<>(lines);
        for (String payload : payloads()) {
            if (codec(payload).equals("opus")) {
                edited.replaceAll(
                        line ->
                                line.startsWith(FMTP + payload + " ")
                                        ? line.replaceAll(";?maxaveragebitrate=\\d+", "")
                                                + ";maxaveragebitrate="
                                                + bitrate
                                        : line);
            }
        }
        return new Sdp(edited);
    }

    /** With a host candidate on the loopback interface, which the library never gathers. */
    Sdp withLoopbackCandidate(int port) {
        List<String> edited = without(line -> line.contains(" 127.0.0.1 " + port + " "));
        edited.add("a=candidate:1 1 udp 2122260223 127.0.0.1 " + port + " typ host generation 0");
        return new Sdp(edited);
    }

    private List<String> without(Predicate<String> line) {
        List<String> kept = new ArrayList<>(lines);
        kept.removeIf(line);
        return kept;
    }
}
