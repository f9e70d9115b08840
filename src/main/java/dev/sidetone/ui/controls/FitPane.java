package dev.sidetone.ui.controls;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * Gives its content the whole place; where that is too small for it, the content is drawn smaller
 * as a whole instead of being cut.
 */
public final class FitPane extends Region {
    private final Node content;
    private final Scale scale = new Scale(1, 1, 0, 0);

    /** A pane for {@code content}. */
    public FitPane(Node content) {
        this.content = content;
        content.getTransforms().add(scale);
        getChildren().add(content);
        setPickOnBounds(false);
        setMinSize(0, 0);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double narrow = fit(width, content.minWidth(-1));
        double wide = width / narrow;
        double needed = Math.max(content.minHeight(wide), content.prefHeight(wide));
        double shrunk = Math.min(narrow, fit(height, needed));
        scale.setX(shrunk);
        scale.setY(shrunk);
        content.resizeRelocate(0, 0, width / shrunk, height / shrunk);
    }

    private static double fit(double space, double needed) {
        return needed > space && space > 0 ? space / needed : 1;
    }

    @Override
    protected double computePrefWidth(double height) {
        return content.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(width);
    }
}
