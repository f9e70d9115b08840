package dev.sidetone.server.anchor.sdp;

import dev.sidetone.server.anchor.stun.IceCredentials;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A session description (RFC 8866) that a call can be built on: it offers or takes audio over
 * DTLS-SRTP with RTCP on the same port, and says what ICE and DTLS need. These may stand at the
 * medium, for the whole session, or at the medium that it is bundled with.
 *
 * @param what names it in errors
 */
public record Description(String what, Section session, List<Section> media) {
    private static final int MAX_LENGTH = 32 * 1024;
    private static final int MAX_MEDIA = 32;
    private static final Pattern LINE = Pattern.compile("[a-z]=[^\\p{Cntrl}]*");
    private static final Pattern MEDIUM =
            Pattern.compile("m=[a-z]+ \\d{1,5}(/\\d+)? [A-Za-z0-9/]+( [\\w-]+)+ *");
    private static final Pattern AUDIO =
            Pattern.compile("m=audio [1-9]\\d{0,4} UDP/TLS/RTP/SAVPF?( \\d{1,3})+ *");
    private static final Set<String> SETUPS = Set.of("actpass", "active", "passive");

    /**
     * Reads a description; line ends may be CRLF or LF.
     *
     * @param what whose it is, such as {@code the caller's offer}
     */
    public static Description of(String what, String text) throws MalformedDescription {
        if (text.length() > MAX_LENGTH) {
            throw new MalformedDescription(what, "is longer than 32 KiB");
        }
        List<List<String>> sections = sections(what, text);
        List<Section> media = sections.stream().skip(1).map(Section::new).toList();
        Description read = new Description(what, new Section(sections.getFirst()), media);
        read.check();
        return read;
    }

    private static List<List<String>> sections(String what, String text)
            throws MalformedDescription {
        List<List<String>> sections = new ArrayList<>(List.of(new ArrayList<>()));
        for (String line : text.stripTrailing().split("\r?\n", -1)) {
            if (!LINE.matcher(line).matches()) {
                throw new MalformedDescription(
                        what, "has a line that is no line of a session description");
            }
            if (line.startsWith("m=")) {
                if (!MEDIUM.matcher(line).matches() || sections.size() > MAX_MEDIA) {
                    throw new MalformedDescription(what, "has an m= line that cannot be read");
                }
                sections.add(new ArrayList<>());
            }
            sections.getLast().add(line);
        }
        return sections;
    }

    private void check() throws MalformedDescription {
        require(
                session.lines().getFirst().equals("v=0"),
                "does not begin with v=0: it is no session description");
        require(
                session.lines().stream().anyMatch(line -> line.startsWith("o=")),
                "lacks the o= line");
        require(media.stream().anyMatch(Section::isAudio), "has no m=audio line");
        Section audio = audio();
        require(!audio.port().equals("0"), "refuses audio");
        require(
                AUDIO.matcher(audio.lines().getFirst()).matches(),
                "has audio that is not sent as UDP/TLS/RTP/SAVPF");
        require(audio.value("rtcp-mux") != null, "lacks a=rtcp-mux: RTCP has no port of its own");
        require(credentials().wellFormed(), "lacks a usable a=ice-ufrag or a=ice-pwd");
        require(!fingerprints().isEmpty(), "lacks a=fingerprint");
        require(SETUPS.contains(setup()), "has an a=setup that cannot be followed");
    }

    private void require(boolean fact, String otherwise) throws MalformedDescription {
        if (!fact) {
            throw new MalformedDescription(what, otherwise);
        }
    }

    /** The medium that the call is about: the first audio that is not refused, if there is one. */
    Section audio() {
        List<Section> all = media.stream().filter(Section::isAudio).toList();
        return all.stream()
                .filter(one -> !one.port().equals("0"))
                .findFirst()
                .orElse(all.getFirst());
    }

    /** Where audio's attribute stands; null when nowhere. */
    private @Nullable Section home(String attribute) {
        return Stream.concat(Stream.of(audio(), session), media.stream())
                .filter(section -> section.value(attribute) != null)
                .findFirst()
                .orElse(null);
    }

    private String value(String attribute, String otherwise) {
        Section home = home(attribute);
        String value = home == null ? null : home.value(attribute);
        return value == null ? otherwise : value;
    }

    /** Of whoever wrote it. */
    public IceCredentials credentials() {
        return new IceCredentials(value("ice-ufrag", ""), value("ice-pwd", ""));
    }

    /** Who begins the DTLS handshake; {@code active} is what silence means (RFC 4145 §4). */
    public String setup() {
        return value("setup", "active");
    }

    /** The certificates' fingerprints, in an order and writing that can be compared. */
    public Set<String> fingerprints() {
        Section home = home("fingerprint");
        Set<String> all = new TreeSet<>();
        if (home != null) {
            home.values("fingerprint").forEach(one -> all.add(one.toLowerCase(Locale.ROOT)));
        }
        return all;
    }

    /** The fingerprints as they are written. */
    List<String> writtenFingerprints() {
        Section home = home("fingerprint");
        return home == null ? List.of() : home.values("fingerprint");
    }

    /** The text, with CRLF line ends: stock pages split at nothing else. */
    String text() {
        StringBuilder text = new StringBuilder();
        Stream.concat(Stream.of(session), media.stream())
                .flatMap(section -> section.lines().stream())
                .forEach(line -> text.append(line).append("\r\n"));
        return text.toString();
    }
}
