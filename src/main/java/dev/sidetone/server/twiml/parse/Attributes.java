package dev.sidetone.server.twiml.parse;

import dev.sidetone.server.twiml.Callback;
import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.twiml.TwimlError;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The attributes of one element, read with their types. What is wrong becomes a finding, and the
 * default takes its place; of a number out of range, the nearest that is allowed.
 */
final class Attributes {
    private static final int LONGEST = 4096;
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,9}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Element element;
    private final Findings findings;
    private final Set<String> known = new HashSet<>();

    Attributes(Element element, Findings findings) {
        this.element = element;
        this.findings = findings;
    }

    /** Stripped; null where it is missing or too long to be meant. */
    @Nullable String text(String name) {
        known.add(name);
        String value = element.attributes().get(name);
        if (value != null && value.length() > LONGEST) {
            String found = name + " has " + value.length() + " characters";
            findings.add(TwimlError.SCHEMA, element.at(), found, "It is ignored.");
            return null;
        }
        return value == null ? null : value.strip();
    }

    /** {@link #text}, where blank is as good as missing. */
    @Nullable String filled(String name) {
        String value = text(name);
        return value == null || value.isEmpty() ? null : value;
    }

    boolean flag(String name, boolean otherwise, TwimlError error) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
            return value.equalsIgnoreCase("true");
        }
        wrong(error, name, value, "true or false", otherwise + " is used.");
        return otherwise;
    }

    int whole(String name, int from, int to, int otherwise, TwimlError error) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        boolean well = WHOLE.matcher(value).matches();
        int number = well ? Integer.parseInt(value) : otherwise;
        int used = well ? Math.clamp(number, from, to) : otherwise;
        if (!well || used != number) {
            String expected = "a whole number from " + from + " to " + to;
            wrong(error, name, value, expected, used + " is used.");
        }
        return used;
    }

    /** From 1; null for any number. */
    @Nullable Integer count(String name, int most, TwimlError error) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        if (WHOLE.matcher(value).matches()) {
            return whole(name, 1, most, 1, error);
        }
        wrong(error, name, value, "a whole number from 1 to " + most, "Any number is taken.");
        return null;
    }

    Duration seconds(String name, int from, int to, int otherwise, TwimlError error) {
        return Duration.ofSeconds(whole(name, from, to, otherwise, error));
    }

    <T> T oneOf(String name, Map<String, T> choices, T otherwise, TwimlError error) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        T chosen = choices.get(value);
        if (chosen == null) {
            wrong(error, name, value, String.join(", ", choices.keySet()), "The default is used.");
            return otherwise;
        }
        return chosen;
    }

    HttpMethod method(String name, TwimlError error) {
        String value = text(name);
        if (value == null || value.equalsIgnoreCase("POST")) {
            return HttpMethod.POST;
        }
        if (value.equalsIgnoreCase("GET")) {
            return HttpMethod.GET;
        }
        wrong(error, name, value, "GET or POST", "POST is used.");
        return HttpMethod.POST;
    }

    /** A URL and its method; null without a URL, where blank is one. */
    @Nullable Link link(String url, String method, TwimlError error) {
        HttpMethod how = method(method, error);
        String to = text(url);
        return to == null ? null : new Link(to, how);
    }

    /** Where the result goes, by default to the document itself. */
    Link action(TwimlError error) {
        HttpMethod how = method("method", error);
        String to = text("action");
        return new Link(to == null ? "" : to, how);
    }

    /** Three attributes: the URL's, and its name with {@code Method} and with {@code Event}. */
    @Nullable Callback callback(String name, List<String> events, String usual, TwimlError error) {
        Set<String> wanted = words(name + "Event", events, usual, error);
        HttpMethod how = method(name + "Method", TwimlError.SCHEMA);
        String url = filled(name);
        return url == null ? null : new Callback(url, how, wanted);
    }

    private Set<String> words(String name, List<String> allowed, String usual, TwimlError error) {
        String value = filled(name);
        Set<String> words = new LinkedHashSet<>();
        for (String word : value == null ? new String[0] : BLANKS.split(value)) {
            if (allowed.contains(word)) {
                words.add(word);
            } else {
                wrong(error, name, word, "of " + String.join(", ", allowed), "It is ignored.");
            }
        }
        return words.isEmpty() ? Set.of(usual) : words;
    }

    /** Says that a value cannot be used, and what happens instead. */
    void wrong(TwimlError error, String name, String value, String expected, String then) {
        String found = name + "=\"" + Findings.quote(value) + "\" is not " + expected;
        findings.add(error, element.at(), found, then);
    }

    /** These exist, and nothing depends on them here. */
    void ignore(String... names) {
        known.addAll(List.of(names));
    }

    /** These exist, and are not brought about here: it is said. */
    void without(String... names) {
        for (String name : names) {
            if (filled(name) != null) {
                String found = element.name() + " has " + name + ", which Sidetone does not have";
                findings.add(TwimlError.VERB_UNSUPPORTED, element.at(), found, "It is ignored.");
            }
        }
    }

    /** After all have been read: those left over are told. */
    void done() {
        for (String name : element.attributes().keySet()) {
            if (!known.contains(name)) {
                String found = element.name() + " has no attribute " + Findings.quote(name);
                findings.add(TwimlError.SCHEMA, element.at(), found, "It is ignored." + hint(name));
            }
        }
    }

    private String hint(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String other : known) {
            if (other.toLowerCase(Locale.ROOT).equals(lower)) {
                return " Names are case sensitive: write " + other + ".";
            }
        }
        return "";
    }
}
