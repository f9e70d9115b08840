package dev.sidetone.ui.theme;

import javafx.scene.shape.SVGPath;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The drawn signs of the program, from {@code icons/}. */
public final class Glyphs {
    private static final Properties PATHS = load();

    private Glyphs() {}

    private static Properties load() {
        Properties paths = new Properties();
        try (InputStream file =
                Glyphs.class.getResourceAsStream("/dev/sidetone/icons/glyphs.properties")) {
            paths.load(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return paths;
    }

    /** A new node that draws a glyph in a 24 px box, coloured by the style class {@code glyph}. */
    public static SVGPath of(String name) {
        String content = PATHS.getProperty(name);
        if (content == null) {
            throw new IllegalArgumentException("There is no glyph " + name);
        }
        SVGPath path = new SVGPath();
        path.setContent(content);
        path.getStyleClass().add("glyph");
        path.setMouseTransparent(true);
        return path;
    }
}
