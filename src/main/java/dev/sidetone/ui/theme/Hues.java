package dev.sidetone.ui.theme;

import javafx.scene.paint.Color;

/** The tint of a call: who it is with decides the hue. The one place where HSL becomes RGB. */
public final class Hues {
    private static final int[] HUES = {215, 262, 325, 8, 165, 190, 238, 295};

    private Hues() {}

    static int hue(String name) {
        return HUES[Math.floorMod(name.hashCode(), HUES.length)];
    }

    /** The avatar's disc. */
    public static Color avatar(String name) {
        return hsl(hue(name), 0.52, 0.40);
    }

    /** A small mark that is seen on light and on dark. */
    public static Color mark(String name) {
        return hsl(hue(name), 0.60, 0.56);
    }

    /** The background behind a call, as a CSS value. */
    public static String background(String name, boolean dark) {
        int hue = hue(name);
        Color top = dark ? hsl(hue, 0.30, 0.22) : hsl(hue, 0.58, 0.94);
        Color bottom = dark ? hsl(hue + 22, 0.42, 0.09) : hsl(hue + 22, 0.48, 0.84);
        return "-fx-background-color: linear-gradient(to bottom, %s, %s);"
                .formatted(css(top), css(bottom));
    }

    private static String css(Color color) {
        return "rgb(%d,%d,%d)"
                .formatted(
                        Math.round(color.getRed() * 255),
                        Math.round(color.getGreen() * 255),
                        Math.round(color.getBlue() * 255));
    }

    private static Color hsl(double hue, double saturation, double lightness) {
        double value = lightness + saturation * Math.min(lightness, 1 - lightness);
        double hsb = value == 0 ? 0 : 2 * (1 - lightness / value);
        return Color.hsb(hue % 360, hsb, value);
    }
}
