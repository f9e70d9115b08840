package dev.sidetone.media.model;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a model session says of itself, written as a session description that servers and clients
 * take for one.
 *
 * @param session whom to connect to
 * @param version counts a session's descriptions
 * @param codecs in small letters, best first
 * @param telephoneEvents whether digits can be sent to it in the media
 */
record ModelDescription(String session, int version, List<String> codecs, boolean telephoneEvents) {
    private static final String ID = "a=model:";
    private static final String RTPMAP = "a=rtpmap:";
    private static final String EVENTS = "telephone-event";

    /** As sent: CRLF line ends, a candidate included. */
    String text() {
        List<String> formats = new ArrayList<>(codecs);
        if (telephoneEvents) {
            formats.add(EVENTS);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder media = new StringBuilder("m=audio 9 UDP/TLS/RTP/SAVPF");
        for (int i = 0; i < formats.size(); i++) {
            media.append(' ').append(96 + i);
            lines.add(RTPMAP + (96 + i) + " " + formats.get(i) + "/8000");
        }
        return String.join(
                        "\r\n",
                        "v=0",
                        "o=- 1 " + version + " IN IP4 127.0.0.1",
                        "s=-",
                        "t=0 0",
                        media,
                        "c=IN IP4 127.0.0.1",
                        "a=candidate:1 1 udp 1 127.0.0.1 9 typ host",
                        ID + session,
                        String.join("\r\n", lines))
                + "\r\n";
    }

    /** Null for what is no description of a model session. */
    static @Nullable ModelDescription of(String text) {
        String session = null;
        boolean audio = false;
        List<String> codecs = new ArrayList<>();
        for (String line : text.split("\r?\n")) {
            if (line.startsWith(ID)) {
                session = line.substring(ID.length());
            } else if (line.startsWith("m=audio ")) {
                audio = true;
            } else if (line.startsWith(RTPMAP)) {
                codecs.add(
                        line.replaceFirst(".* ", "")
                                .replaceFirst("/.*", "")
                                .toLowerCase(Locale.ROOT));
            }
        }
        if (session == null || !audio || !text.startsWith("v=0")) {
            return null;
        }
        boolean events = codecs.remove(EVENTS);
        return new ModelDescription(session, 0, codecs, events);
    }
}
