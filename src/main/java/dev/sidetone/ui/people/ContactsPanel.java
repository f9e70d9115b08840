package dev.sidetone.ui.people;

import dev.sidetone.system.callers.AddressBook;
import dev.sidetone.system.callers.Contact;
import dev.sidetone.ui.panels.Panel;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;

import java.util.function.Consumer;

/** Whom the phone's person knows; who is blocked does not ring. */
final class ContactsPanel extends Panel {
    private final Listing<Contact> rows = new Listing<>("contacts", this::row);
    private final Consumer<Contact> edits;
    private AddressBook shown = AddressBook.EMPTY;

    /**
     * The contacts.
     *
     * @param adds asks who is new
     * @param edits asks what is to be changed of somebody
     */
    ContactsPanel(Phone phone, Runnable adds, Consumer<Contact> edits) {
        super(phone, Texts.of("people.contacts"));
        this.edits = edits;
        row(rows);
        row(line(button("people.new", "contact-new", adds)));
    }

    private void set(AddressBook book) {
        phone().perform(new Gesture.SetContacts(book));
    }

    @Override
    public void show(PhoneSnapshot now) {
        shown = now.records().contacts();
        rows.show(shown.contacts(), Texts.of("people.nocontacts"));
    }

    private Node row(Contact contact, int place) {
        return new PersonRow(
                        contact.name(),
                        String.join(", ", contact.ways()),
                        "contact",
                        place,
                        () -> phone().perform(new Gesture.Dial(way(contact))))
                .with(blocked(contact, place))
                .opens(
                        Texts.of("people.edit.one", contact.name()),
                        "contact-edit",
                        place,
                        () -> edits.accept(contact));
    }

    private static String way(Contact contact) {
        return contact.ways().isEmpty() ? contact.name() : contact.ways().getFirst();
    }

    private Node blocked(Contact contact, int place) {
        String state = contact.blocked() ? "people.blocked" : "people.block";
        ToggleButton toggle = new ToggleButton(Texts.of(state));
        toggle.getStyleClass().setAll("chip", "toggle");
        toggle.setId("contact-blocked-" + place);
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setSelected(contact.blocked());
        toggle.setAccessibleText(Texts.of(state) + ", " + contact.name());
        toggle.setOnAction(
                _ -> set(shown.replacing(contact, contact.blocked(toggle.isSelected()))));
        return toggle;
    }
}
