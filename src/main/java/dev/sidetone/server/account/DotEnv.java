package dev.sidetone.server.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of {@code NAME=value} lines as the quickstarts keep their settings in: comments, quotes
 * and {@code export} are known.
 */
public final class DotEnv {
    private static final int LARGEST = 64 * 1024;
    private static final Pattern LINE =
            Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");

    private DotEnv() {}

    /**
     * The settings of a file.
     *
     * @throws IOException when it cannot be read, or is no such file; the text is for a person
     */
    public static Map<String, String> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no file " + file + " with settings.");
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + " is too large for a file with settings.");
        }
        return parse(Files.readString(file));
    }

    /** The settings in a text; of equal names the last. Lines that say nothing are passed over. */
    public static Map<String, String> parse(String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        text.lines()
                .forEach(
                        line -> {
                            Matcher setting = LINE.matcher(line);
                            if (setting.matches()) {
                                settings.put(setting.group(1), value(setting.group(2)));
                            }
                        });
        return settings;
    }

    private static String value(String written) {
        if (written.isEmpty()) {
            return "";
        }
        char quote = written.charAt(0);
        int end = quote == '"' || quote == '\'' ? written.indexOf(quote, 1) : -1;
        if (end > 0) {
            return written.substring(1, end);
        }
        int comment = written.startsWith("#") ? 0 : written.indexOf(" #");
        return (comment < 0 ? written : written.substring(0, comment)).trim();
    }
}
