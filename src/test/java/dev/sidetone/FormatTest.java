package dev.sidetone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All Java files have the one format. {@code -Dformat.apply} writes it, {@code -Dformat.under=DIR}
 * limits that to a folder.
 */
class FormatTest {
    private final Formatter formatter =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    @Test
    void everyFileIsFormatted() throws IOException, FormatterException {
        boolean apply = System.getProperty("format.apply") != null;
        List<Path> wrong = new ArrayList<>();
        for (Path file : sources(Path.of(System.getProperty("format.under", "src")))) {
            String now = Files.readString(file);
            String formatted = formatter.formatSourceAndFixImports(now);
            if (!formatted.equals(now)) {
                if (apply) {
                    Files.writeString(file, formatted);
                } else {
                    wrong.add(file);
                }
            }
        }
        assertThat(wrong).as("format them: mvn test -Dtest=FormatTest -Dformat.apply").isEmpty();
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }
}
