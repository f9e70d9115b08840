package dev.sidetone.ui.panels;

import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.PhoneSnapshot.Setting;
import dev.sidetone.verbs.Rehearsal;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.List;

/** Which phone is emulated: the version, and each switch by itself. */
final class EmulationPanel extends Panel {
    private final VBox versions = new VBox();
    private final VBox switches = new VBox(2);
    private List<Integer> offered = List.of();
    private List<Setting> shown = List.of();

    EmulationPanel(Phone phone) {
        super(phone, Texts.of("panel.emulation"));
        row(caption("panel.version"));
        row(versions);
        row(caption("panel.switches"));
        row(switches);
    }

    private static Label caption(String text) {
        Label label = new Label(Texts.of(text));
        label.getStyleClass().add("secondary");
        return label;
    }

    @Override
    public void show(PhoneSnapshot now) {
        PhoneSnapshot.Emulation emulation = now.emulation();
        if (!emulation.versions().equals(offered)) {
            offered = emulation.versions();
            versions.getChildren().setAll(pills(offered));
        }
        ((Pills) versions.getChildren().getFirst()).choose(String.valueOf(emulation.version()));
        if (!emulation.switches().equals(shown)) {
            showSwitches(emulation.switches());
        }
    }

    private Pills pills(List<Integer> numbers) {
        return new Pills(
                numbers.stream().map(String::valueOf).toList(),
                "version",
                version -> version,
                version -> rehearse(new Rehearsal.SetVersion(Integer.parseInt(version))));
    }

    /** Rows stay where they are, so that the keyboard stays in them. */
    private void showSwitches(List<Setting> now) {
        boolean same =
                now.stream()
                        .map(Setting::name)
                        .toList()
                        .equals(shown.stream().map(Setting::name).toList());
        shown = now;
        if (!same) {
            switches.getChildren()
                    .setAll(now.stream().map(each -> new SwitchRow(each, this::rehearse)).toList());
        }
        for (int i = 0; i < now.size(); i++) {
            ((SwitchRow) switches.getChildren().get(i)).show(now.get(i));
        }
    }
}
