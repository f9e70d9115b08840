package dev.sidetone.ui.controls;

import dev.sidetone.ui.theme.Texts;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A card at the lower edge over a veil; a click beside it, Done and Esc close it. */
public final class BottomSheet extends StackPane {
    private final VBox rows = new VBox();
    private final VBox card;
    private final Button done = new Button(Texts.of("button.done"));
    private @Nullable Node before;

    /** Closed, with a title. */
    public BottomSheet(String title) {
        getStyleClass().add("veil");
        Label name = new Label(title);
        name.getStyleClass().add("title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        done.getStyleClass().setAll("pill");
        done.setOnAction(event -> close());
        HBox head = new HBox(name, gap, done);
        head.getStyleClass().add("sheet-head");
        head.setAlignment(Pos.CENTER_LEFT);
        rows.getStyleClass().add("sheet-rows");
        card = new VBox(head, rows);
        card.getStyleClass().add("bottom-sheet");
        card.setMaxHeight(USE_PREF_SIZE);
        StackPane.setAlignment(card, Pos.BOTTOM_CENTER);
        StackPane.setMargin(card, new Insets(16));
        getChildren().add(card);
        setOnMouseClicked(
                event -> {
                    if (event.getTarget() == this) {
                        close();
                    }
                });
        setVisible(false);
    }

    /** What stands in it; a line divides the rows. */
    public void setRows(List<? extends Node> nodes) {
        nodes.forEach(node -> node.getStyleClass().remove("first"));
        if (!nodes.isEmpty()) {
            nodes.getFirst().getStyleClass().add("first");
        }
        rows.getChildren().setAll(nodes);
    }

    /** Shows it; the keyboard is in it. */
    public void show() {
        before = getScene() == null ? null : getScene().getFocusOwner();
        setVisible(true);
        done.requestFocus();
    }

    /** Closes it; false where it was not open. */
    public boolean close() {
        boolean open = isVisible();
        setVisible(false);
        if (open && before != null) {
            before.requestFocus();
        }
        before = null;
        return open;
    }
}
