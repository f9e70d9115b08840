package dev.sidetone.ui.timeline;

import dev.sidetone.ui.theme.Texts;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The columns, as wide in the head as in each line. */
final class Columns {
    static final double TIME = 56;
    static final double THREAD = 62;
    static final double LAYER = 72;
    static final double EVENT = 168;
    static final double CALL = 58;

    private Columns() {}

    static void width(Region node, double width) {
        node.setMinWidth(width);
        node.setPrefWidth(width);
        node.setMaxWidth(width);
    }

    static Node head() {
        HBox head =
                new HBox(
                        6,
                        word("timeline.time", TIME),
                        word("timeline.thread", THREAD),
                        word("timeline.layer", LAYER),
                        word("timeline.event", EVENT),
                        word("timeline.call", CALL),
                        word("timeline.detail", 50));
        head.getStyleClass().add("trace-head");
        return head;
    }

    private static Label word(String key, double width) {
        Label label = new Label(Texts.of(key));
        label.getStyleClass().add("caption");
        width(label, width);
        return label;
    }
}
