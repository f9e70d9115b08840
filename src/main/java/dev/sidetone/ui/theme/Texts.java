package dev.sidetone.ui.theme;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ResourceBundle;

/** The words of the program in the user's language: English or German. */
public final class Texts {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.sidetone.ui.text.messages");

    private Texts() {}

    /** For FXML's {@code %keys}. */
    public static ResourceBundle bundle() {
        return BUNDLE;
    }

    /** The text of a key, its {@code {0}} replaced. */
    public static String of(String key, Object... values) {
        String text = BUNDLE.getString(key);
        return values.length == 0 ? text : MessageFormat.format(text, values);
    }

    /** Weekday, day and month, as a lock screen tells them. */
    public static String date(LocalDate day) {
        return DateTimeFormatter.ofPattern(of("date.pattern")).format(day);
    }
}
