package dev.sidetone.ui.panels;

import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Rehearsal;

import javafx.scene.layout.FlowPane;

/** Buttons that make something happen. */
final class ActionPanel extends Panel {
    private final FlowPane buttons = new FlowPane(8, 8);

    private final String app;

    /** The buttons of an app, by its name; an empty one for none. */
    ActionPanel(Phone phone, String title, String app) {
        super(phone, Texts.of(title));
        this.app = app;
        row(buttons);
    }

    ActionPanel with(String text, String id, Rehearsal what) {
        buttons.getChildren().add(button(text, id, () -> rehearse(what)));
        return this;
    }

    @Override
    public void show(PhoneSnapshot now) {
        tellOf(app, now);
    }
}
