package dev.sidetone.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Every word in both languages. */
class TextsTest {
    private static final ResourceBundle ENGLISH = bundle(Locale.ROOT);
    private static final ResourceBundle GERMAN = bundle(Locale.GERMAN);

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                "dev.sidetone.ui.text.messages",
                language,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Test
    void germanHasEveryTextAndTheSamePlacesInIt() {
        for (String key : ENGLISH.keySet()) {
            String german =
                    (String) ((java.util.PropertyResourceBundle) GERMAN).handleGetObject(key);
            assertThat(german).as(key).isNotBlank();
            assertThat(new MessageFormat(german).getFormatsByArgumentIndex())
                    .as(key)
                    .hasSameSizeAs(
                            new MessageFormat(ENGLISH.getString(key)).getFormatsByArgumentIndex());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "button.end.accept, End & Accept",
        "button.hold.accept, Hold & Accept",
        "button.endheld.accept, End Held & Accept",
        "button.decline, Decline",
        "call.calling, calling\u2026",
        "call.connecting, connecting\u2026",
        "call.held, On hold",
        "call.ended, Call ended",
        "call.failed, Call failed"
    })
    @DisplayName("U6, U7: the texts, exactly")
    void u6u7Texts(String key, String text) {
        assertThat(ENGLISH.getString(key)).isEqualTo(text);
    }
}
