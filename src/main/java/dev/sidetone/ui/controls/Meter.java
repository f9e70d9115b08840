package dev.sidetone.ui.controls;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A level as a row of small bars. */
public final class Meter extends HBox {
    private static final int BARS = 28;

    /** At rest. */
    public Meter() {
        super(2);
        getStyleClass().add("meter");
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        for (int i = 0; i < BARS; i++) {
            Region bar = new Region();
            bar.getStyleClass().add("bit");
            HBox.setHgrow(bar, Priority.ALWAYS);
            getChildren().add(bar);
        }
    }

    /** 0 to 1. */
    public void setLevel(double level) {
        long lit = Math.round(level * BARS);
        for (int i = 0; i < BARS; i++) {
            var classes = getChildren().get(i).getStyleClass();
            boolean on = classes.contains("on");
            if (on && i >= lit) {
                classes.remove("on");
            } else if (!on && i < lit) {
                classes.add("on");
            }
        }
    }
}
