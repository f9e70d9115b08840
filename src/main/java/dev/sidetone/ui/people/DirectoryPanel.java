package dev.sidetone.ui.people;

import dev.sidetone.system.directory.ExtensionStatus;
import dev.sidetone.ui.panels.Panel;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

import java.io.File;

/** The folders that block numbers and say who calls. */
final class DirectoryPanel extends Panel {
    private final Listing<ExtensionStatus> rows = new Listing<>("extensions", this::row);
    private final TextField path = field("people.folder", "folder-path", "");
    private final Runnable asks;

    /**
     * The call directory's panel.
     *
     * @param asks told before a gesture: what the phone then says is for here
     */
    DirectoryPanel(Phone phone, Runnable asks) {
        super(phone, Texts.of("people.directory"));
        this.asks = asks;
        path.setOnAction(_ -> add());
        row(rows);
        row(line(path, button("people.add", "folder-add", this::add)));
        row(line(button("people.choose", "folder-choose", this::choose)));
    }

    /** The keyboard comes to its field. */
    void focus() {
        path.requestFocus();
    }

    private void add() {
        if (!path.getText().isBlank()) {
            set(path.getText().strip(), true);
            path.clear();
        }
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.of("people.choose"));
        File folder = chooser.showDialog(getScene().getWindow());
        if (folder != null) {
            set(folder.getPath(), true);
        }
    }

    private void set(String folder, boolean on) {
        asks.run();
        phone().perform(new Gesture.SetExtension(folder, on));
    }

    /** What the phone answers. */
    void answer(String words) {
        say(words);
    }

    @Override
    public void show(PhoneSnapshot now) {
        rows.show(now.records().extensions(), Texts.of("people.noextensions"));
    }

    private Node row(ExtensionStatus status, int place) {
        String folder = status.identifier().replaceFirst("^folder:", "");
        VBox row =
                new VBox(
                        6,
                        words(status.name(), "semibold"),
                        words(folder, "caption"),
                        words(state(status), "secondary"));
        if (!status.trouble().isEmpty()) {
            row.getChildren().add(words(status.trouble(), "refusal"));
        }
        row.getChildren().add(buttons(status, folder, place));
        row.getStyleClass().add("switch-row");
        return row;
    }

    private static Label words(String words, String look) {
        Label label = new Label(words);
        label.getStyleClass().add(look);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static String state(ExtensionStatus status) {
        if (status.loading()) {
            return Texts.of("people.loading");
        }
        return status.enabled()
                ? Texts.of("people.entries", status.blocked(), status.identified())
                : Texts.of("people.off");
    }

    private Node buttons(ExtensionStatus status, String folder, int place) {
        ToggleButton on = new ToggleButton(Texts.of("people.enabled"));
        on.getStyleClass().setAll("chip", "toggle");
        on.setId("extension-on-" + place);
        on.setSelected(status.enabled());
        on.setAccessibleText(Texts.of("people.enabled") + ", " + status.name());
        on.setOnAction(_ -> set(folder, on.isSelected()));
        Button reload = button("people.reload", "extension-reload-" + place, () -> reload(folder));
        reload.setAccessibleText(Texts.of("people.reload") + ", " + status.name());
        reload.setDisable(!status.enabled() || status.loading());
        Button remove = button("people.remove", "extension-remove-" + place, () -> remove(folder));
        remove.setAccessibleText(Texts.of("people.remove") + ", " + status.name());
        return new FlowPane(8, 6, on, reload, remove);
    }

    /** Switched off it forgets its entries; switched on it reads them anew. */
    private void reload(String folder) {
        set(folder, false);
        set(folder, true);
    }

    private void remove(String folder) {
        asks.run();
        phone().perform(new Gesture.RemoveExtension(folder));
    }
}
