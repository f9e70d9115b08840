package dev.sidetone.ui;

import dev.sidetone.ui.theme.Glyphs;
import dev.sidetone.ui.theme.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** Opens recents and contacts; its badge counts the missed calls that nobody has seen (U11). */
final class PeopleButton extends Button {
    private static final int MOST = 99;

    private final Label badge = new Label();

    PeopleButton(Runnable opens) {
        badge.getStyleClass().add("badge");
        badge.setId("people-badge");
        badge.setMinWidth(USE_PREF_SIZE);
        HBox inside = new HBox(4, Glyphs.of("contacts"), badge);
        inside.setAlignment(Pos.CENTER);
        setGraphic(inside);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().setAll("row", "tiny");
        setId("people-open");
        setMinWidth(USE_PREF_SIZE);
        // Tab goes through the phone first; F7 opens it everywhere
        setFocusTraversable(false);
        setTooltip(new Tooltip(Texts.of("menu.people") + " (F7)"));
        setOnAction(_ -> opens.run());
        missed(0);
    }

    /** How many missed calls are new. */
    void missed(long count) {
        badge.setText(count > MOST ? MOST + "+" : String.valueOf(count));
        badge.setVisible(count > 0);
        badge.setManaged(count > 0);
        setAccessibleText(Texts.of("people.badge", count));
    }
}
