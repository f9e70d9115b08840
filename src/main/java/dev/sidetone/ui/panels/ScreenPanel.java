package dev.sidetone.ui.panels;

import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Rehearsal;

import javafx.scene.control.Button;
import javafx.scene.control.Label;

import java.util.List;

/** Lock, and the Focus that keeps callers away. */
final class ScreenPanel extends Panel {
    private final Button lock;
    private final Pills focus;
    private boolean locked;

    ScreenPanel(Phone phone) {
        super(phone, Texts.of("panel.screen"));
        lock = button("panel.lock", "lock", () -> phone.perform(new Gesture.Lock(!locked)));
        focus =
                new Pills(
                        List.of("OFF", "ALWAYS", "WHILE_LOCKED"),
                        "focus",
                        each -> Texts.of("focus." + each),
                        each -> rehearse(new Rehearsal.SetFocus(each)));
        Label name = new Label(Texts.of("panel.focus"));
        name.getStyleClass().add("secondary");
        row(line(lock));
        row(name);
        row(focus);
    }

    @Override
    public void show(PhoneSnapshot now) {
        locked = now.system().locked();
        lock.setText(Texts.of(locked ? "panel.unlock" : "panel.lock"));
        focus.choose(now.emulation().focus());
    }
}
