package dev.sidetone.ui.people;

import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.ui.panels.Panel;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Records;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Voice line, recents, contacts and call directory. On the JavaFX thread. */
public final class PeopleView extends ScrollPane {
    private final Phone phone;
    private final VBox column = new VBox(12);
    private final VoicePanel voice;
    private final RecentsPanel recents;
    private final DirectoryPanel directory;
    private final List<Panel> panels;
    private boolean folders;
    private long followed;
    private boolean looking;
    private @Nullable Page page;
    private double place;
    private String opener = "";

    public PeopleView(Phone phone) {
        voice = new VoicePanel(phone, () -> asks(false));
        this.phone = phone;
        recents = new RecentsPanel(phone, this::details);
        directory = new DirectoryPanel(phone, () -> asks(true));
        var contacts =
                new ContactsPanel(
                        phone,
                        () -> open(ContactPage.fresh(phone, "", "", this::back)),
                        contact -> open(ContactPage.of(phone, contact, this::back)));
        var blocked = new BlockedPanel(phone, () -> open(new BlockPage(phone, this::back)));
        panels = List.of(voice, recents, contacts, blocked, directory);
        followed = phone.snapshot().records().wish().number();
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

    private void details(RecentEntry entry) {
        open(
                new RecentPage(
                        phone,
                        entry,
                        this::back,
                        of -> open(ContactPage.fresh(phone, of.name(), of.way(), this::back))));
    }

    /** A page instead of the lists. */
    private void open(Page shown) {
        if (page == null) {
            place = getVvalue();
            Node owner = getScene() == null ? null : getScene().getFocusOwner();
            opener = owner == null ? "" : String.valueOf(owner.getId());
        }
        page = shown;
        VBox around = new VBox(shown);
        around.getStyleClass().add("panels");
        setContent(around);
        shown.first().requestFocus();
    }

    /** The lists as they were left, and the keyboard where it was. */
    private void back() {
        page = null;
        setContent(column);
        applyCss();
        layout();
        setVvalue(place);
        Node before = opener.isEmpty() ? null : column.lookup("#" + opener);
        (before == null ? this : before).requestFocus();
    }

    /** The call directory comes into sight, and the keyboard to it. */
    public void showDirectory() {
        if (page != null) {
            back();
        }
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
        if (page != null) {
            page.show(now);
        }
        Records.Wish wish = now.records().wish();
        if (wish.number() != followed) {
            followed = wish.number();
            answer(wish.said());
        }
    }
}
