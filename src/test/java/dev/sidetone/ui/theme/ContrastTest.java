package dev.sidetone.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.paint.Color;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words can be read: at least 4.5 to 1 wherever a colour is used for them. */
class ContrastTest {
    private static final List<String> PLAIN = List.of("window", "surface", "surface-2", "chip");
    private static final List<String> LAYERS =
            List.of("ui", "app", "system", "session", "push", "voice", "signal", "media");

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void words(String theme) throws IOException {
        Map<String, Color> colours = colours(theme);
        List<String> poor = new ArrayList<>();
        for (String below : PLAIN) {
            check(poor, colours, "text", below);
            check(poor, colours, "text-2", below);
            check(poor, colours, "text-2-tinted", below);
        }
        for (String layer : LAYERS) {
            check(poor, colours, "layer-" + layer, "chip");
        }
        check(poor, colours, "accent", "accent-soft");
        check(poor, colours, "missed", "window");
        check(poor, colours, "missed", "surface");
        check(poor, colours, "warn", "chip");
        check(poor, colours, "warn", "surface");
        check(poor, colours, "glass-on-text", "glass-on");
        colours.put("white", Color.WHITE);
        check(poor, colours, "white", "accept");
        check(poor, colours, "white", "end");
        assertThat(poor).isEmpty();
    }

    /** Calls are tinted: names all the way down, second lines on the list at the top. */
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void wordsOnACall(String theme) throws IOException {
        Map<String, Color> colours = colours(theme);
        List<String> poor = new ArrayList<>();
        for (String who : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
            List<Color> tint = tint(Hues.background(who, theme.equals("dark")));
            Color glass = colours.get("glass");
            for (Color each : tint) {
                colours.put(who, each);
                check(poor, colours, "text", who);
                colours.put(who, over(glass, each));
                check(poor, colours, "text", who);
            }
            colours.put(who, tint.getFirst());
            check(poor, colours, "text-2-tinted", who);
            colours.put(who, over(glass, tint.getFirst()));
            check(poor, colours, "text-2-tinted", who);
        }
        assertThat(poor).isEmpty();
    }

    private static void check(
            List<String> poor, Map<String, Color> colours, String words, String below) {
        double contrast = contrast(colours.get(words), colours.get(below));
        if (contrast < 4.5) {
            poor.add("%s on %s: %.2f".formatted(words, below, contrast));
        }
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static Color over(Color glass, Color below) {
        return below.interpolate(
                Color.color(glass.getRed(), glass.getGreen(), glass.getBlue()), glass.getOpacity());
    }

    private static List<Color> tint(String css) {
        Matcher colour = Pattern.compile("rgb\\([^)]*\\)").matcher(css);
        List<Color> found = new ArrayList<>();
        while (colour.find()) {
            found.add(Color.web(colour.group()));
        }
        return found;
    }

    private static Map<String, Color> colours(String theme) throws IOException {
        String file = "/dev/sidetone/ui/theme/" + theme + ".css";
        try (InputStream css = ContrastTest.class.getResourceAsStream(file)) {
            String text = new String(css.readAllBytes(), StandardCharsets.UTF_8);
            Matcher line = Pattern.compile("-sd-([a-z0-9-]+): ([^;]+);").matcher(text);
            Map<String, Color> found = new HashMap<>();
            while (line.find()) {
                found.put(line.group(1), Color.web(line.group(2)));
            }
            return found;
        }
    }
}
