package dev.sidetone.ui.people;

import dev.sidetone.ui.panels.Panel;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Records;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

import java.util.List;

/** Voice line, recents, contacts and call directory. On the JavaFX thread. */
public final class PeopleView extends ScrollPane {
    private final VoicePanel voice;
    private final RecentsPanel recents;
    private final DirectoryPanel directory;
    private final List<Panel> panels;
    private boolean folders;
    private long followed;
    private boolean looking;

    public PeopleView(Phone phone) {
        voice = new VoicePanel(phone, () -> asks(false));
        recents = new RecentsPanel(phone);
        directory = new DirectoryPanel(phone, () -> asks(true));
        panels = List.of(voice, recents, new ContactsPanel(phone), directory);
        followed = phone.snapshot().records().wish().number();
        VBox column = new VBox(12);
        column.getStyleClass().add("panels");
        column.getChildren().addAll(panels);
        setContent(column);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setId("people");
        getStyleClass().add("plain-scroll");
    }

    /** What was answered before is not about the next gesture. */
    private void asks(boolean aboutFolders) {
        folders = aboutFolders;
        answer("");
    }

    private void answer(String words) {
        if (folders) {
            directory.answer(words);
        } else {
            voice.answer(words);
        }
    }

    /** The call directory comes into sight, and the keyboard to it. */
    public void showDirectory() {
        applyCss();
        layout();
        setVvalue(1);
        directory.focus();
    }

    /** It is opened or closed: what was missed until then is not new any more. */
    public void look(boolean on) {
        if (on || looking) {
            recents.seen();
        }
        looking = on;
    }

    /** Shows a state of the phone. */
    public void show(PhoneSnapshot now) {
        panels.forEach(panel -> panel.show(now));
        Records.Wish wish = now.records().wish();
        if (wish.number() != followed) {
            followed = wish.number();
            answer(wish.said());
        }
    }
}
