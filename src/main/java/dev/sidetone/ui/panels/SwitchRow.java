package dev.sidetone.ui.panels;

import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.PhoneSnapshot.Setting;
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

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A switch: its name, its rules, what it can be, and a way back to the version's own. */
final class SwitchRow extends VBox {
    private final String name;
    private final Button reset = Panel.button("panel.reset", "reset", () -> {});
    private final Consumer<Rehearsal> asked;
    private final Consumer<String> showing;

    SwitchRow(Setting setting, Consumer<Rehearsal> asked) {
        super(6);
        this.name = setting.name();
        this.asked = asked;
        getStyleClass().add("switch-row");
        List<String> choices = choices(setting.choices());
        if (choices.isEmpty()) {
            TextField field = new TextField(setting.value());
            showing = field::setText;
            getChildren().addAll(head(setting), number(field, setting));
        } else {
            Pills pills = new Pills(choices, name, SwitchRow::words, this::ask);
            showing = pills::choose;
            getChildren().addAll(head(setting), pills);
        }
    }

    /** A short list of words is chosen from; anything else is typed. */
    private static List<String> choices(String text) {
        List<String> words = Arrays.stream(text.split(",\\s*")).toList();
        boolean all = words.stream().allMatch(word -> word.matches("true|false|[A-Z][A-Z_]+"));
        return all ? words : List.of();
    }

    private static String words(String value) {
        return value.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Node head(Setting setting) {
        Label title = new Label(name);
        title.getStyleClass().add("switch-name");
        title.setMinWidth(0);
        Label rules = new Label(setting.rules());
        rules.getStyleClass().add("caption");
        rules.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        reset.setId("reset-" + name);
        reset.setAccessibleText(Texts.of("panel.reset") + ", " + name);
        reset.setOnAction(event -> ask(""));
        HBox head = new HBox(8, title, rules, gap, reset);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node number(TextField field, Setting setting) {
        field.getStyleClass().add("small-field");
        field.setId("value-" + name);
        field.setPrefColumnCount(7);
        field.setAccessibleText(name + ", " + setting.choices());
        field.setOnAction(event -> ask(field.getText()));
        Label hint = new Label(setting.choices());
        hint.getStyleClass().add("caption");
        HBox.setHgrow(hint, Priority.ALWAYS);
        Button set = Panel.button("panel.set", "set-" + name, () -> ask(field.getText()));
        return Panel.line(field, set, hint);
    }

    private void ask(String value) {
        asked.accept(new Rehearsal.SetSwitch(name, value));
    }

    void show(Setting now) {
        showing.accept(now.value());
        // what the version decides needs no way back
        reset.setDisable(!now.own());
    }
}
