package dev.sidetone.voice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What is to be said of an {@link ErrorCode}: a line of {@code errors.tsv}. */
record ErrorWords(
        Set<ErrorCode.Source> sources,
        String title,
        String explanation,
        List<String> causes,
        List<String> remedies) {
    private static final String FILE = "errors.tsv";
    private static final int COLUMNS = 6;
    private static final Map<Integer, ErrorWords> ALL = read();

    static ErrorWords of(int code) {
        return Objects.requireNonNull(ALL.get(code), () -> FILE + " lacks " + code);
    }

    private static Map<Integer, ErrorWords> read() {
        Map<Integer, ErrorWords> all = new HashMap<>();
        try (InputStream file = ErrorWords.class.getResourceAsStream(FILE)) {
            byte[] bytes = Objects.requireNonNull(file, FILE).readAllBytes();
            new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", COLUMNS))
                    .forEach(cells -> all.put(Integer.valueOf(cells[0]), of(cells)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(all);
    }

    private static ErrorWords of(String[] cells) {
        Set<ErrorCode.Source> sources = EnumSet.noneOf(ErrorCode.Source.class);
        for (String source : cells[1].split(",")) {
            sources.add(ErrorCode.Source.valueOf(source.toUpperCase(Locale.ROOT)));
        }
        return new ErrorWords(
                Collections.unmodifiableSet(sources),
                cells[2],
                cells[3],
                list(cells[4]),
                list(cells[5]));
    }

    private static List<String> list(String cell) {
        return List.of(cell.split("\\|"));
    }
}
