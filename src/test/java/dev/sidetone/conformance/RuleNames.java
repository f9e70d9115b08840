package dev.sidetone.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads which rules a test names in its display name: {@code "R51: …"}, {@code "R51, MC4: …"},
 * {@code "callKit A/10, sameProviderHandover: …"}, or the names alone, as an invocation of a
 * parameterized test may have them. Ranges are not allowed: each rule is named. Sections ({@code
 * "R92, §4: …"}) prove nothing and may stand among them.
 */
public final class RuleNames {
    private static final String CATALOGUE = "/conformance/rules.tsv";
    private static final Pattern INVOCATION = Pattern.compile("^\\[\\d+] ");
    private static final Pattern NUMBERED =
            Pattern.compile(
                    "((R|A|U|L|MC|TO)\\d+(?![a-z0-9])|[A-H]/\\d+|(noCallKit|callKit) ).*",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SWITCH = Pattern.compile("[a-z]+([A-Z][a-z]*)+");

    private final Set<String> known;

    /** Reads against a catalogue's names. */
    public RuleNames(Set<String> known) {
        this.known = Set.copyOf(known);
    }

    /** Reads against src/test/resources/conformance/rules.tsv. */
    public static RuleNames ofCatalogue() {
        return new RuleNames(catalogue().keySet());
    }

    /** Every name that a test may use, with what must hold, in the catalogue's order. */
    public static Map<String, String> catalogue() {
        InputStream file =
                Objects.requireNonNull(RuleNames.class.getResourceAsStream(CATALOGUE), CATALOGUE);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            Map<String, String> texts = new LinkedHashMap<>();
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(
                            columns -> {
                                for (String name : columns[1].split(" \\+ ")) {
                                    texts.put(name, columns[3]);
                                }
                            });
            return texts;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * The names at the head of a display name, also those that the catalogue does not have: they
     * are mistakes, and the build fails for them. Empty for a test that names no rule, and for
     * {@code "[1] …"}, as JUnit names an invocation by its arguments.
     */
    public List<String> in(String displayName) {
        if (INVOCATION.matcher(displayName).lookingAt()) {
            return List.of();
        }
        int colon = displayName.indexOf(": ");
        String head = colon < 0 ? displayName : displayName.substring(0, colon);
        List<String> names = new ArrayList<>(List.of(head.split(", ")));
        names.removeIf(name -> name.startsWith("§") && names.size() > 1);
        String first = names.getFirst();
        boolean meant =
                known.contains(first)
                        || NUMBERED.matcher(first).matches()
                        || colon > 0 && SWITCH.matcher(first).matches();
        return meant ? names : List.of();
    }

    /** Those of {@link #in} that the catalogue does not have. */
    public List<String> unknownIn(String displayName) {
        List<String> unknown = new ArrayList<>(in(displayName));
        unknown.removeAll(known);
        return unknown;
    }
}
