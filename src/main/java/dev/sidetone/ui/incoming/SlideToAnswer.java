package dev.sidetone.ui.incoming;

import dev.sidetone.ui.theme.Glyphs;
import dev.sidetone.ui.theme.Texts;

import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;

/**
 * U5: the knob is drawn to the right edge. The right arrow moves it a quarter, Enter or Space the
 * whole way; let go before the end it slides back.
 */
public final class SlideToAnswer extends Region {
    private static final double EDGE = 4;
    private static final double ENOUGH = 0.85;

    private final DoubleProperty way = new SimpleDoubleProperty(this, "way", 0);
    private final StackPane knob = new StackPane(Glyphs.of("call"));
    private final Label words = new Label(Texts.of("incoming.slide"));
    private final Timeline back = new Timeline();
    private Runnable answering = () -> {};
    private double from;

    public SlideToAnswer() {
        getStyleClass().add("slide");
        knob.getStyleClass().add("knob");
        words.getStyleClass().add("slide-words");
        words.setMouseTransparent(true);
        words.setWrapText(true);
        words.setTextAlignment(TextAlignment.CENTER);
        getChildren().addAll(words, knob);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(Texts.of("incoming.slide"));
        way.subscribe(now -> moved(now.doubleValue()));
        knob.setOnMousePressed(this::grip);
        knob.setOnMouseDragged(this::drag);
        knob.setOnMouseReleased(event -> letGo());
        setOnKeyPressed(this::key);
    }

    private void moved(double now) {
        words.setOpacity(Math.max(0, 1 - 2 * now));
        requestLayout();
    }

    private void grip(MouseEvent event) {
        requestFocus();
        back.stop();
        from = event.getSceneX() - way.get() * length();
        event.consume();
    }

    private void drag(MouseEvent event) {
        way.set(Math.clamp((event.getSceneX() - from) / length(), 0, 1));
        event.consume();
    }

    private void letGo() {
        if (way.get() >= ENOUGH) {
            finish();
        } else {
            slideBack();
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case RIGHT, KP_RIGHT -> way.set(Math.min(1, way.get() + 0.25));
            case LEFT, KP_LEFT -> way.set(Math.max(0, way.get() - 0.25));
            case ENTER, SPACE -> way.set(1);
            default -> {
                return;
            }
        }
        event.consume();
        if (way.get() >= 1) {
            finish();
        }
    }

    private void finish() {
        way.set(1);
        answering.run();
    }

    private void slideBack() {
        back.getKeyFrames()
                .setAll(
                        new KeyFrame(
                                Duration.millis(160), new KeyValue(way, 0, Interpolator.EASE_OUT)));
        back.playFromStart();
    }

    /** What sliding to the end does. */
    public void onAnswer(Runnable action) {
        answering = action;
    }

    /** The knob at the left again. */
    void reset() {
        back.stop();
        way.set(0);
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE && !isDisabled()) {
            finish();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }

    private double length() {
        return Math.max(1, getWidth() - knob.prefWidth(-1) - 2 * EDGE);
    }

    @Override
    protected void layoutChildren() {
        double size = knob.prefWidth(-1);
        double height = getHeight();
        knob.resizeRelocate(EDGE + way.get() * length(), (height - size) / 2, size, size);
        double left = size + 2 * EDGE;
        double space = Math.max(0, getWidth() - left - EDGE);
        double wide = Math.min(space, words.prefWidth(-1));
        double high = words.prefHeight(wide);
        words.resizeRelocate(left + (space - wide) / 2, (height - high) / 2, wide, high);
    }

    @Override
    protected double computePrefHeight(double width) {
        return knob.prefHeight(-1) + 2 * EDGE;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
