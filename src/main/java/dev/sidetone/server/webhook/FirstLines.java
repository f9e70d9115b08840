package dev.sidetone.server.webhook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The beginning of an answer, fit to stand in a log. */
final class FirstLines {
    private static final int MOST_LINES = 3;
    private static final int LONGEST_LINE = 200;
    private static final int LOOKED_AT = 4096;

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    private FirstLines() {}

    static List<String> of(byte[] body) {
        int length = Math.min(body.length, LOOKED_AT);
        return new String(body, 0, length, StandardCharsets.UTF_8)
                .lines()
                .map(FirstLines::clean)
                .filter(line -> !line.isBlank())
                .limit(MOST_LINES)
                .toList();
    }

    /** One line of printable characters, not too long; what turns text around goes too. */
    static String clean(String text) {
        String clipped =
                text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "…" : text;
        return UNPRINTABLE.matcher(clipped).replaceAll(" ").strip();
    }
}
