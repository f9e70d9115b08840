package dev.sidetone.system.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * One thing that versions of iOS do differently, or that is only inferred. {@link Switches} says
 * how each is set.
 *
 * @param name in settings and on the conformance page
 * @param rules the rules that it belongs to
 * @param standard how it is set where neither version nor person says anything
 * @param choices what it can be, for a person
 * @param reader makes a value of a person's text; throws {@link IllegalArgumentException}
 */
public record Switch<T>(
        String name, String rules, T standard, String choices, Function<String, T> reader) {
    static Switch<Boolean> flag(String name, String rules, boolean standard) {
        return new Switch<>(name, rules, standard, "true, false", Switch::truth);
    }

    static Switch<Integer> number(String name, String rules, int standard, int least) {
        return new Switch<>(
                name,
                rules,
                standard,
                "a number, at least " + least,
                text -> {
                    int value = Integer.parseInt(text);
                    if (value < least) {
                        throw new IllegalArgumentException();
                    }
                    return value;
                });
    }

    static Switch<Duration> seconds(String name, String rules, int standard) {
        return new Switch<>(
                name,
                rules,
                Duration.ofSeconds(standard),
                "seconds, 0 for never",
                text -> {
                    Duration value = Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
                    if (value.isNegative()) {
                        throw new IllegalArgumentException();
                    }
                    return value;
                });
    }

    /** Seconds that are never none. */
    static Switch<Duration> patience(String name, String rules, int standard) {
        Switch<Duration> any = seconds(name, rules, standard);
        return new Switch<>(
                name,
                rules,
                any.standard(),
                "seconds, more than 0",
                text -> {
                    Duration value = any.reader().apply(text);
                    if (value.isZero()) {
                        throw new IllegalArgumentException();
                    }
                    return value;
                });
    }

    static <E extends Enum<E>> Switch<E> choice(String name, String rules, E standard) {
        E[] all = standard.getDeclaringClass().getEnumConstants();
        List<String> names = new ArrayList<>();
        Arrays.stream(all).forEach(each -> names.add(each.name()));
        return new Switch<>(
                name,
                rules,
                standard,
                String.join(", ", names),
                text -> Enum.valueOf(standard.getDeclaringClass(), text.toUpperCase(Locale.ROOT)));
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    /**
     * A person's text as a value.
     *
     * @throws IllegalArgumentException names the switch, the text and what can be chosen
     */
    T read(String text) {
        try {
            return reader.apply(text.strip());
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw new IllegalArgumentException(
                    "%s cannot be \"%s\": choose one of %s".formatted(name, text, choices), wrong);
        }
    }

    /** A value as {@link #read} takes it. */
    public String text(T value) {
        return value instanceof Duration length
                ? String.valueOf(length.toMillis() / 1000.0).replaceAll("\\.0$", "")
                : String.valueOf(value);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
