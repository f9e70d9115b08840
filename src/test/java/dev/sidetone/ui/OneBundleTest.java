package dev.sidetone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a person reads of a call comes from one bundle, where it can be changed. */
class OneBundleTest {
    private static final String BUNDLE = "/dev/sidetone/ui/text/messages%s.properties";
    private static final Pattern OF_CALLS = Pattern.compile("(call|incoming|button)\\.");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern WORDS_IN_A_LAYOUT =
            Pattern.compile("(?:text|promptText|accessibleText)=\"([^%\"]*[a-z]{2}[^\"]*)\"");

    private static Properties bundle(String language) {
        var file = OneBundleTest.class.getResourceAsStream(BUNDLE.formatted(language));
        Properties texts = new Properties();
        try (var reader =
                new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return texts;
    }

    @ParameterizedTest
    @CsvSource({
        "call.calling, calling…",
        "call.connecting, connecting…",
        "call.held, On hold",
        "call.ended, Call ended",
        "call.failed, Call failed",
        "incoming.audio, {0} Audio…",
        "button.decline, Decline"
    })
    @DisplayName(
            "uiTexts, U7: the line under the name and the sheet read so, until they are changed")
    void texts(String key, String text) {
        assertThat(bundle("").getProperty(key)).isEqualTo(text);
    }

    @Test
    @DisplayName("uiTexts: both languages have the same texts")
    void bothLanguages() {
        assertThat(bundle("_de").keySet()).isEqualTo(bundle("").keySet());
    }

    @Test
    @DisplayName("uiTexts: none of them stands in the code or in a layout a second time")
    void nowhereElse() throws IOException {
        List<String> twice = new ArrayList<>();
        for (Path file : files(Path.of("src/main/java/dev/sidetone/ui"), ".java")) {
            String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
            bundle("").stringPropertyNames().stream()
                    .filter(key -> OF_CALLS.matcher(key).lookingAt())
                    .map(bundle("")::getProperty)
                    .filter(text -> code.contains('"' + text + '"') && text.length() > 3)
                    .forEach(text -> twice.add(file + ": " + text));
        }
        for (Path file : files(Path.of("src/main/resources/dev/sidetone/ui"), ".fxml")) {
            WORDS_IN_A_LAYOUT
                    .matcher(Files.readString(file))
                    .results()
                    .filter(found -> !bundle("").containsKey(found.group(1)))
                    .forEach(found -> twice.add(file + ": " + found.group(1)));
        }

        assertThat(twice).isEmpty();
    }

    private static List<Path> files(Path in, String kind) throws IOException {
        try (Stream<Path> all = Files.walk(in)) {
            List<Path> found = all.filter(path -> path.toString().endsWith(kind)).toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }
}
