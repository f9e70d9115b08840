package dev.sidetone.ui.panels;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One of a few: the phone says which; a press only asks for another. */
final class Pills extends FlowPane {
    private final List<String> values;

    Pills(List<String> values, String id, UnaryOperator<String> words, Consumer<String> asked) {
        super(6, 6);
        this.values = List.copyOf(values);
        for (String value : values) {
            Button pill = new Button(words.apply(value));
            pill.getStyleClass().setAll("chip");
            pill.setId(id + "-" + value);
            pill.setMinWidth(Region.USE_PREF_SIZE);
            pill.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
            pill.setOnAction(event -> asked.accept(value));
            getChildren().add(pill);
        }
    }

    /** Marks the one that is chosen. */
    void choose(String value) {
        for (int i = 0; i < values.size(); i++) {
            var classes = getChildren().get(i).getStyleClass();
            classes.remove("on");
            if (values.get(i).equals(value)) {
                classes.add("on");
            }
        }
    }
}
