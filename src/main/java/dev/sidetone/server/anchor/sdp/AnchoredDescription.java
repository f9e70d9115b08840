package dev.sidetone.server.anchor.sdp;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Session descriptions as they go through the anchor; text in, text out. Media, codecs, header
 * extensions and DTLS stay the far side's own; what says how to reach it becomes the anchor's.
 */
public final class AnchoredDescription {
    private static final List<String> ABOUT_FORMATS = List.of("rtpmap", "fmtp", "rtcp-fb");

    private AnchoredDescription() {}

    /** The far side's offer or answer as a leg is to see it; only its audio is left in the call. */
    public static String relayed(Description far, LocalIce own) {
        Section audio = far.audio();
        return composed(far.session(), far.media(), audio, own.carrying(standingAlone(far)));
    }

    /**
     * The server's own answer to a new offer in a running call: what the far side agreed to at
     * first, with the given transport and nothing that was not agreed then.
     *
     * @param offer what the leg offers now
     * @param far the far side's first description
     * @param agreed the answer of the first exchange, whoever gave it
     * @param setup who begins the DTLS handshake, as it was at first
     * @param round how many new offers this leg has made, this one included
     */
    public static String answer(
            Description offer,
            Description far,
            Description agreed,
            String setup,
            int round,
            LocalIce own)
            throws MalformedDescription {
        Section offered = offer.audio();
        List<String> formats = common(offered, agreed.audio());
        if (formats.isEmpty()) {
            throw new MalformedDescription(
                    offer.what(), "has none of the payload types that were agreed on");
        }
        Set<String> extensions = new HashSet<>(offered.values("extmap"));
        extensions.retainAll(agreed.audio().values("extmap"));
        Section audio =
                standingAlone(far)
                        .without(line -> isLeftOut(line, formats, extensions))
                        .without(line -> Section.isAttribute(line, "mid"))
                        .replacing("setup", setup);
        String mid = offered.value("mid");
        Section named = mid == null ? audio : audio.replacing("mid", mid);
        Section directed = directed(named.described("9", formats), offered);
        return composed(
                regrouped(renewed(far.session(), round), offer.session()),
                offer.media(),
                offered,
                own.carrying(directed));
    }

    /** The audio section with what it may have left to the session or to a bundle. */
    private static Section standingAlone(Description far) {
        Section audio = far.audio().without(line -> line.equals("a=bundle-only"));
        List<String> missing = new ArrayList<>();
        if (audio.value("fingerprint") == null && far.session().value("fingerprint") == null) {
            far.writtenFingerprints().forEach(one -> missing.add("a=fingerprint:" + one));
        }
        if (audio.value("setup") == null && far.session().value("setup") == null) {
            missing.add("a=setup:" + far.setup());
        }
        return audio.with(missing);
    }

    /** {@code carried} in the place of {@code audio}, and every other medium refused. */
    private static String composed(
            Section session, List<Section> media, Section audio, Section carried) {
        List<Section> all = new ArrayList<>();
        for (Section medium : media) {
            all.add(medium == audio ? carried : refused(medium));
        }
        String mid = carried.value("mid");
        Section bundled = LocalIce.lite(session).without(line -> isGroup(line));
        return new Description("", mid == null ? bundled : grouped(session, bundled, mid), all)
                .text();
    }

    private static boolean isGroup(String line) {
        return Section.isAttribute(line, "group");
    }

    /** A refused medium must not be in a bundle (RFC 9143 §7.3.3). */
    private static Section grouped(Section before, Section session, String mid) {
        boolean bundle = before.values("group").stream().anyMatch(g -> g.startsWith("BUNDLE"));
        return bundle ? session.replacing("group", "BUNDLE " + mid) : session;
    }

    private static Section refused(Section medium) {
        List<String> lines = new ArrayList<>();
        lines.add(medium.described("0", medium.formats()).lines().getFirst());
        lines.add("c=IN IP4 0.0.0.0");
        lines.add("a=inactive");
        String mid = medium.value("mid");
        if (mid != null) {
            lines.add("a=mid:" + mid);
        }
        return new Section(lines);
    }

    /** What was agreed and is offered still, under the same number. */
    private static List<String> common(Section offered, Section agreed) {
        return agreed.formats().stream()
                .filter(offered.formats()::contains)
                .filter(one -> offered.encoding(one).equals(agreed.encoding(one)))
                .toList();
    }

    private static boolean isLeftOut(String line, List<String> formats, Set<String> extensions) {
        if (Section.isAttribute(line, "extmap")) {
            return !extensions.contains(line.substring("a=extmap:".length()).strip());
        }
        for (String about : ABOUT_FORMATS) {
            if (Section.isAttribute(line, about)) {
                String format = line.substring(line.indexOf(':') + 1).strip().split(" ")[0];
                return !format.equals("*") && !formats.contains(format);
            }
        }
        return false;
    }

    /** Sends only to whom listens, and the other way round (RFC 3264 §6.1). */
    private static Section directed(Section far, Section offered) {
        boolean sends = sends(far) && receives(offered);
        boolean receives = receives(far) && sends(offered);
        String direction =
                sends ? receives ? "sendrecv" : "sendonly" : receives ? "recvonly" : "inactive";
        Section bare = far.without(line -> directionOf(line) != null);
        List<String> lines = new ArrayList<>(bare.lines());
        lines.add("a=" + direction);
        return new Section(lines);
    }

    private static @Nullable String directionOf(String line) {
        return switch (line) {
            case "a=sendrecv", "a=sendonly", "a=recvonly", "a=inactive" -> line.substring(2);
            default -> null;
        };
    }

    private static boolean sends(Section section) {
        return section.value("recvonly") == null && section.value("inactive") == null;
    }

    private static boolean receives(Section section) {
        return section.value("sendonly") == null && section.value("inactive") == null;
    }

    /** The session's version goes up with each description (RFC 3264 §8). */
    private static Section renewed(Section session, int round) {
        List<String> lines = new ArrayList<>(session.lines());
        lines.replaceAll(line -> line.startsWith("o=") ? raised(line, round) : line);
        return new Section(lines);
    }

    private static String raised(String origin, int round) {
        String[] words = origin.split(" ");
        if (words.length < 3 || !words[2].matches("\\d{1,18}")) {
            return origin;
        }
        words[2] = Long.toString(Long.parseLong(words[2]) + round);
        return String.join(" ", words);
    }

    private static Section regrouped(Section session, Section offered) {
        List<String> lines = new ArrayList<>(session.without(line -> isGroup(line)).lines());
        offered.values("group").forEach(group -> lines.add("a=group:" + group));
        return new Section(lines);
    }
}
