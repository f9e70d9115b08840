package dev.sidetone.ui.controls;

import dev.sidetone.ui.theme.Hues;

import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

import java.util.Locale;

/** A disc with the initial, and two rings whose width follows a voice. */
public final class Avatar extends StackPane {
    private final Circle outer = new Circle();
    private final Circle inner = new Circle();
    private final Circle disc = new Circle();
    private final Label letter = new Label();
    private double radius = 52;

    public Avatar() {
        letter.getStyleClass().add("avatar-letter");
        getChildren().addAll(outer, inner, disc, letter);
        setLevel(0);
    }

    /** A disc for a list or a banner, without rings. */
    public static Avatar small(double diameter) {
        Avatar avatar = new Avatar();
        avatar.radius = diameter / 2;
        avatar.letter.getStyleClass().add("small");
        avatar.outer.setVisible(false);
        avatar.inner.setVisible(false);
        avatar.setLevel(0);
        return avatar;
    }

    /** Whose avatar it is. */
    public void setName(String name) {
        Color colour = Hues.avatar(name);
        disc.setFill(colour);
        inner.setFill(colour.deriveColor(0, 1, 1, 0.28));
        outer.setFill(colour.deriveColor(0, 1, 1, 0.16));
        letter.setText(name.isEmpty() ? "?" : name.substring(0, 1).toUpperCase(Locale.ROOT));
    }

    /** 0 to 1: rings 7 and 15 px wide at rest. */
    public void setLevel(double level) {
        disc.setRadius(radius);
        inner.setRadius(radius + 7 + 5 * level);
        outer.setRadius(radius + 15 + 14 * level);
        double size = outer.isVisible() ? 2 * (radius + 29) : 2 * radius;
        setMinSize(size, size);
        setMaxSize(size, size);
    }
}
