package dev.sidetone.ui.theme;

import atlantafx.base.theme.CupertinoDark;
import atlantafx.base.theme.CupertinoLight;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.Scene;
import javafx.scene.text.Font;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** Light or dark as the system has it, live. One for the program; on the JavaFX thread. */
public final class Theme {
    private static final List<String> FONTS =
            List.of("Inter-Light.otf", "Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf");

    private static final int SMALLEST = 80;
    private static final int LARGEST = 150;

    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper textSize = new ReadOnlyIntegerWrapper(100);

    /** Loads the typeface and follows the system's setting. */
    public Theme() {
        for (String font : FONTS) {
            try (InputStream file =
                    Theme.class.getResourceAsStream("/com/formdev/flatlaf/fonts/inter/" + font)) {
                Font.loadFont(file, 15);
            } catch (java.io.IOException missing) {
                // the system's typeface is used instead
            }
        }
        var preferences = Platform.getPreferences();
        dark.set(preferences.getColorScheme() == ColorScheme.DARK);
        preferences.colorSchemeProperty().subscribe(scheme -> dark.set(scheme == ColorScheme.DARK));
    }

    /** Whether the dark colours are shown. */
    public ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    /** Chooses for the user; for pictures and tests. */
    public void setDark(boolean on) {
        dark.set(on);
    }

    /** How large words are, in per cent. */
    public ReadOnlyIntegerProperty textSize() {
        return textSize.getReadOnlyProperty();
    }

    /** Words of this size, as far as there is room for them: 80 to 150 per cent. */
    public void setTextSize(int percent) {
        textSize.set(Math.clamp(percent, SMALLEST, LARGEST));
    }

    /** Dresses a scene, and again whenever the setting changes. */
    public void dress(Scene scene) {
        dark.subscribe(on -> dressNow(scene));
        textSize.subscribe(now -> dressNow(scene));
    }

    private void dressNow(Scene scene) {
        boolean on = dark.get();
        scene.getStylesheets()
                .setAll(
                        on
                                ? new CupertinoDark().getUserAgentStylesheet()
                                : new CupertinoLight().getUserAgentStylesheet(),
                        sheet("base"),
                        sheet("surfaces"),
                        sheet(on ? "dark" : "light"),
                        "data:text/css,.root{-fx-font-size:"
                                + 15 * textSize.get() / 100.0
                                + "px;}");
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(
                        Theme.class.getResource("/dev/sidetone/ui/theme/" + name + ".css"))
                .toExternalForm();
    }
}
