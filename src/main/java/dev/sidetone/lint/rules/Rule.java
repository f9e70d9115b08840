package dev.sidetone.lint.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A kind of mistake, as the table {@code rules.txt} has it.
 *
 * @param id {@code L01} to {@code L44}
 * @param severities what its findings can be, the usual one first
 * @param timed whether it speaks of a duration: exact on virtual time, a hint on a real phone
 * @param title the mistake in a few words
 * @param why what comes of it
 * @param remedy what to do
 * @param source the rules and observations behind it
 */
public record Rule(
        String id,
        List<Severity> severities,
        boolean timed,
        String title,
        String why,
        String remedy,
        String source) {
    private static final Map<String, Rule> ALL = read();

    /** All rules, in order. */
    public static List<Rule> all() {
        return List.copyOf(ALL.values());
    }

    /**
     * The rule of that id.
     *
     * @throws NullPointerException there is none
     */
    public static Rule of(String id) {
        return Objects.requireNonNull(ALL.get(id), id);
    }

    /** How bad it usually is. */
    public Severity severity() {
        return severities.getFirst();
    }

    private static Map<String, Rule> read() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        try (InputStream table = Rule.class.getResourceAsStream("rules.txt")) {
            byte[] bytes = Objects.requireNonNull(table).readAllBytes();
            new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("L"))
                    .map(Rule::parse)
                    .forEach(rule -> rules.put(rule.id(), rule));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return rules;
    }

    private static Rule parse(String line) {
        String[] parts = line.split(" \\| ");
        return new Rule(
                parts[0],
                Arrays.stream(parts[1].split(" ")).map(Severity::of).toList(),
                parts[2].equals("yes"),
                parts[3],
                parts[4],
                parts[5],
                parts[6]);
    }

    @Override
    public String toString() {
        return id;
    }
}
