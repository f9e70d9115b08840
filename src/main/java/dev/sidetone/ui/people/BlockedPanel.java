package dev.sidetone.ui.people;

import dev.sidetone.system.callers.AddressBook;
import dev.sidetone.ui.panels.Panel;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Strangers who do not ring. */
final class BlockedPanel extends Panel {
    private final Listing<String> rows = new Listing<>("blocked", this::row);
    private AddressBook shown = AddressBook.EMPTY;

    /**
     * The block list.
     *
     * @param blocks asks whom to block
     */
    BlockedPanel(Phone phone, Runnable blocks) {
        super(phone, Texts.of("people.blocks"));
        row(rows);
        row(line(button("people.block.number", "block-new", blocks)));
    }

    @Override
    public void show(PhoneSnapshot now) {
        shown = now.records().contacts();
        rows.show(shown.blockedWays(), Texts.of("people.noblocked"));
    }

    private Node row(String way, int place) {
        Label who = new Label(way);
        who.getStyleClass().add("semibold");
        who.setWrapText(true);
        who.setMinHeight(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button unblock =
                button(
                        "people.unblock",
                        "unblock-" + place,
                        () -> phone().perform(new Gesture.SetContacts(shown.letting(way))));
        unblock.setAccessibleText(Texts.of("people.unblock") + ", " + way);
        return line(who, gap, unblock);
    }
}
