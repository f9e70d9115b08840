package dev.sidetone.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: 10s, 500ms, 2m, 1h, or a plain number of seconds. */
final class Durations implements ITypeConverter<Duration> {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern SHAPE = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h)?");

    @Override
    public Duration convert(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is not a duration such as 10s or 500ms");
        }
        double number = Double.parseDouble(shape.group(1));
        double millis =
                switch (shape.group(2) == null ? "s" : shape.group(2)) {
                    case "ms" -> number;
                    case "m" -> number * 60_000;
                    case "h" -> number * 3_600_000;
                    default -> number * 1_000;
                };
        if (millis > LONGEST.toMillis()) {
            throw new TypeConversionException("'" + text + "' is longer than a day");
        }
        return Duration.ofMillis(Math.round(millis));
    }
}
