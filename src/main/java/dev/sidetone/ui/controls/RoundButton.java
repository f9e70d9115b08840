package dev.sidetone.ui.controls;

import dev.sidetone.ui.theme.Glyphs;
import dev.sidetone.ui.theme.Texts;
import javafx.beans.NamedArg;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** A round button with a glyph, and its name under it unless it speaks for itself. */
public final class RoundButton extends VBox {
    private final Button button = new Button();

    /**
     * A button.
     *
     * @param glyph its sign
     * @param text key of its name
     * @param shortcut shown in the tooltip; may be empty
     * @param kind further style classes: {@code accept}, {@code end}, {@code small}
     */
    public RoundButton(
            @NamedArg("glyph") String glyph,
            @NamedArg("text") String text,
            @NamedArg(value = "shortcut", defaultValue = "") String shortcut,
            @NamedArg(value = "kind", defaultValue = "") String kind) {
        super(8);
        setAlignment(Pos.TOP_CENTER);
        setFillWidth(false);
        String name = Texts.of(text);
        button.getStyleClass().setAll("round");
        button.setGraphic(Glyphs.of(glyph));
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(shortcut.isEmpty() ? name : name + " (" + shortcut + ")"));
        getChildren().add(button);
        if (kind.isEmpty()) {
            Label under = new Label(name);
            under.getStyleClass().add("under");
            under.setMinWidth(USE_PREF_SIZE);
            under.disableProperty().bind(button.disabledProperty());
            getChildren().add(under);
        } else {
            button.getStyleClass().addAll(kind.split(" "));
        }
    }

    /** What a press does. */
    public void onPress(Runnable action) {
        button.setOnAction(event -> action.run());
    }

    /** The button itself. */
    public Button button() {
        return button;
    }

    /** Switched on, as mute or hold can be. */
    public void setOn(boolean on) {
        mark("on", on);
    }

    /** Pressed, and what comes of it is not known yet. */
    public void setPressedIn(boolean pending) {
        mark("pressed-in", pending);
    }

    private void mark(String styleClass, boolean on) {
        button.getStyleClass().remove(styleClass);
        if (on) {
            button.getStyleClass().add(styleClass);
        }
    }
}
