package dev.sidetone.server.anchor.sdp;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The lines of a session description up to its first medium, or those of one medium, the {@code m=}
 * line first. Never changed in place.
 */
public record Section(List<String> lines) {
    private static final int FIRST_FORMAT = 3;

    /** A copy of the list is kept. */
    public Section {
        lines = List.copyOf(lines);
    }

    /** The value of the first attribute of that name, empty for a bare one; null when absent. */
    @Nullable String value(String name) {
        for (String line : lines) {
            if (isAttribute(line, name)) {
                int colon = line.indexOf(':');
                return colon < 0 ? "" : line.substring(colon + 1).strip();
            }
        }
        return null;
    }

    /** The values of all attributes of that name. */
    List<String> values(String name) {
        return lines.stream()
                .filter(line -> isAttribute(line, name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .toList();
    }

    static boolean isAttribute(String line, String name) {
        int end = 2 + name.length();
        return line.startsWith("a=")
                && line.startsWith(name, 2)
                && (line.length() == end || line.charAt(end) == ':');
    }

    boolean isAudio() {
        return lines.getFirst().startsWith("m=audio ");
    }

    /** Media, port, protocol and formats. */
    List<String> words() {
        return List.of(lines.getFirst().substring(2).strip().split(" +"));
    }

    String port() {
        return words().get(1);
    }

    String protocol() {
        return words().get(2);
    }

    /** Payload types, the sender's favourite first. */
    List<String> formats() {
        return words().subList(FIRST_FORMAT, words().size());
    }

    /** The encoding of a payload type in small letters; the number where there is none. */
    String encoding(String format) {
        for (String map : values("rtpmap")) {
            if (map.startsWith(format + " ")) {
                return map.substring(format.length() + 1).strip().toLowerCase(Locale.ROOT);
            }
        }
        return format;
    }

    Section without(Predicate<String> line) {
        return new Section(lines.stream().filter(line.negate()).toList());
    }

    /** With other words in the {@code m=} line. */
    Section described(String port, List<String> formats) {
        List<String> changed = new ArrayList<>(lines);
        List<String> words = words();
        changed.set(
                0,
                "m="
                        + String.join(" ", words.getFirst(), port, protocol())
                        + " "
                        + String.join(" ", formats));
        return new Section(changed);
    }

    /** With lines before its first attribute. */
    Section with(List<String> more) {
        List<String> changed = new ArrayList<>(lines);
        int at = 0;
        while (at < changed.size() && !changed.get(at).startsWith("a=")) {
            at++;
        }
        changed.addAll(at, more);
        return new Section(changed);
    }

    /** With {@code value} for that attribute, in its old place or at the end. */
    Section replacing(String name, String value) {
        List<String> changed = new ArrayList<>(lines);
        String line = "a=" + name + ":" + value;
        changed.replaceAll(old -> isAttribute(old, name) ? line : old);
        if (!changed.contains(line)) {
            changed.add(line);
        }
        return new Section(changed);
    }
}
