package dev.sidetone.ui.people;

import dev.sidetone.ui.theme.Glyphs;
import dev.sidetone.ui.theme.Texts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Somebody in a list: a click calls, the cross at the right deletes. */
final class PersonRow extends HBox {
    private final Label title;

    /**
     * A row.
     *
     * @param under what stands below the name
     * @param id of the row's button; {@code place} makes it one of its own
     */
    PersonRow(String name, String under, String id, int place, Runnable calls) {
        super(6);
        setAlignment(Pos.CENTER_LEFT);
        title = wrapped(name, "semibold");
        Button call = new WordsButton(new VBox(1, title, wrapped(under, "secondary")));
        call.getStyleClass().setAll("row");
        call.setId(id + "-" + place);
        call.setAccessibleText(Texts.of("people.call", name) + ", " + under);
        call.setOnAction(_ -> calls.run());
        HBox.setHgrow(call, Priority.ALWAYS);
        getChildren().add(call);
    }

    private static Label wrapped(String words, String look) {
        Label label = new Label(words);
        label.getStyleClass().add(look);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** In red. */
    PersonRow missed() {
        title.getStyleClass().add("missed-name");
        return this;
    }

    PersonRow with(Node node) {
        getChildren().add(node);
        return this;
    }

    /** A round i at the right that tells more. */
    PersonRow opens(String words, String id, int place, Runnable opens) {
        Button more = small("info", id, place);
        more.setAccessibleText(words);
        more.setTooltip(new Tooltip(words));
        more.setOnAction(_ -> opens.run());
        return with(more);
    }

    private static Button small(String glyph, String id, int place) {
        Button button = new Button();
        button.setGraphic(Glyphs.of(glyph));
        button.getStyleClass().setAll("row", "tiny");
        button.setId(id + "-" + place);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    PersonRow deletes(String name, String id, int place, Runnable deletes) {
        Button delete = small("close", id, place);
        delete.setAccessibleText(Texts.of("people.delete.one", name));
        delete.setTooltip(new Tooltip(Texts.of("people.delete")));
        delete.setOnAction(_ -> deletes.run());
        return with(delete);
    }
}
