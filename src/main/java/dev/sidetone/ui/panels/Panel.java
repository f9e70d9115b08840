package dev.sidetone.ui.panels;

import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Rehearsal;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Locale;
import java.util.stream.Collectors;

/** A card with a title; what the phone refuses is said in it. */
public abstract class Panel extends VBox {
    private final Phone phone;
    private final Label doing = new Label();
    private final Label refusal = new Label();

    /** A card of this phone. */
    @SuppressWarnings("this-escape") // nothing that is called here can be overridden
    protected Panel(Phone phone, String title) {
        super(10);
        this.phone = phone;
        getStyleClass().add("panel");
        Label name = new Label(title);
        name.getStyleClass().add("panel-title");
        refusal.getStyleClass().add("refusal");
        refusal.setWrapText(true);
        refusal.setMinHeight(USE_PREF_SIZE);
        say("");
        doing.getStyleClass().add("secondary");
        doing.setVisible(false);
        doing.setManaged(false);
        getChildren().addAll(name, doing, refusal);
    }

    /** Shows a state of the phone. */
    public abstract void show(PhoneSnapshot now);

    /** Tells what an app does that has no calls on the phone's own screen. */
    final void tellOf(String app, PhoneSnapshot now) {
        String words =
                now.doing().stream()
                        .filter(each -> each.app().equals(app))
                        .map(each -> each.state().toLowerCase(Locale.ROOT) + " " + each.party())
                        .collect(Collectors.joining(", "));
        doing.setText(words);
        doing.setVisible(!words.isEmpty());
        doing.setManaged(!words.isEmpty());
    }

    /** The phone itself, for gestures. */
    protected final Phone phone() {
        return phone;
    }

    /** Makes it happen, or says why not. */
    final void rehearse(Rehearsal what) {
        try {
            phone.rehearse(what);
            say("");
        } catch (IllegalArgumentException wrong) {
            say(String.valueOf(wrong.getMessage()));
        }
    }

    /** What there is to say to a person, until the next; empty for nothing. */
    protected final void say(String words) {
        refusal.setText(words);
        refusal.setVisible(!words.isEmpty());
        refusal.setManaged(!words.isEmpty());
    }

    /** Adds a row above what is refused. */
    protected final void row(Node node) {
        getChildren().add(getChildren().size() - 1, node);
    }

    /** A small button. */
    protected static Button button(String text, String id, Runnable action) {
        Button button = new Button(Texts.of(text));
        button.getStyleClass().setAll("pill");
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** A field with a name for those who cannot see it, and what was last typed. */
    protected static TextField field(String prompt, String id, String text) {
        TextField field = new TextField(text);
        field.getStyleClass().add("small-field");
        field.setId(id);
        field.setPromptText(Texts.of(prompt));
        field.setAccessibleText(Texts.of(prompt));
        field.setMinWidth(90);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    /** Side by side. */
    protected static HBox line(Node... nodes) {
        HBox line = new HBox(8, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
