package dev.sidetone.ui.controls;

import dev.sidetone.ui.theme.Glyphs;
import dev.sidetone.ui.theme.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;

/** A round button with a glyph, and its name under it unless it speaks for itself. */
public final class RoundButton extends VBox {
    private final Button button = new Button();
    private final Label under = new Label();
    private final Tooltip tooltip = new Tooltip();
    private String glyph = "";
    private String text = "";
    private String shortcut = "";
    private String kind = "";

    public RoundButton() {
        super(8);
        setAlignment(Pos.TOP_CENTER);
        setFillWidth(false);
        button.getStyleClass().setAll("round");
        button.setTooltip(tooltip);
        under.getStyleClass().add("under");
        under.setMinWidth(USE_PREF_SIZE);
        under.disableProperty().bind(button.disabledProperty());
        getChildren().addAll(button, under);
    }

    /** The sign on it. FXML wants a getter beside each setter. */
    public String getGlyph() {
        return glyph;
    }

    public void setGlyph(String name) {
        glyph = name;
        button.setGraphic(Glyphs.of(name));
    }

    /** Key of its name. */
    public String getText() {
        return text;
    }

    public void setText(String key) {
        text = key;
        under.setText(Texts.of(key));
        button.setAccessibleText(Texts.of(key));
        explain();
    }

    /** A shortcut to be named in the tooltip. */
    public String getShortcut() {
        return shortcut;
    }

    public void setShortcut(String keys) {
        shortcut = keys;
        explain();
    }

    /** Style classes of a button that speaks for itself: accept, end, small. No name under it. */
    public String getKind() {
        return kind;
    }

    public void setKind(String classes) {
        kind = classes;
        button.getStyleClass().addAll(classes.split(" "));
        getChildren().remove(under);
    }

    /** Another sign and another name, where they differ. */
    public void name(String sign, String key) {
        if (!glyph.equals(sign) || !text.equals(key)) {
            setGlyph(sign);
            setText(key);
        }
    }

    private void explain() {
        String name = text.isEmpty() ? "" : Texts.of(text);
        tooltip.setText(shortcut.isEmpty() ? name : name + " (" + shortcut + ")");
    }

    /** What a press does. */
    public void onPress(Runnable action) {
        button.setOnAction(event -> action.run());
    }

    /** The second click of a double click does nothing: it was meant for what stood here before. */
    public void ignoreSecondClick() {
        button.addEventFilter(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    if (event.getClickCount() > 1) {
                        event.consume();
                    }
                });
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
        var classes = button.getStyleClass();
        if (on && !classes.contains(styleClass)) {
            classes.add(styleClass);
        } else if (!on) {
            classes.remove(styleClass);
        }
    }
}
