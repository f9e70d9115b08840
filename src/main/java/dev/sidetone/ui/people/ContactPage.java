package dev.sidetone.ui.people;

import dev.sidetone.system.callers.AddressBook;
import dev.sidetone.system.callers.Contact;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Phone;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;

import org.jspecify.annotations.Nullable;

/** Somebody is written down, or what is known of them is changed. */
final class ContactPage extends Page {
    private final @Nullable Contact older;
    private final TextField name;
    private final TextField ways;
    private final TextField note;

    private ContactPage(
            Phone phone,
            String title,
            @Nullable Contact older,
            String name,
            String ways,
            Runnable back) {
        super(phone, Texts.of(title), back);
        this.older = older;
        this.name = field("people.name", "contact-name", name);
        this.ways = field("people.ways", "contact-ways", ways);
        this.note = field("people.note", "contact-note", older == null ? "" : older.note());
        labelled("people.name", this.name);
        labelled("people.ways", this.ways);
        labelled("people.note", this.note);
        for (TextField field : new TextField[] {this.name, this.ways, this.note}) {
            field.setOnAction(_ -> save());
        }
        row(buttons());
    }

    /** Somebody new, of whom perhaps something is known already. */
    static ContactPage fresh(Phone phone, String name, String ways, Runnable back) {
        return new ContactPage(phone, "people.new", null, name, ways, back);
    }

    static ContactPage of(Phone phone, Contact older, Runnable back) {
        String ways = String.join(", ", older.ways());
        return new ContactPage(phone, "people.edit.title", older, older.name(), ways, back);
    }

    private Node buttons() {
        FlowPane buttons =
                new FlowPane(
                        8,
                        8,
                        button("people.save", "contact-save", this::save),
                        button("people.cancel", "page-back", this::back));
        Contact known = older;
        if (known != null) {
            Button delete = button("people.delete", "contact-delete", () -> delete(known));
            delete.setAccessibleText(Texts.of("people.delete.one", known.name()));
            delete.getStyleClass().add("red");
            buttons.getChildren().add(delete);
        }
        return buttons;
    }

    private void delete(Contact known) {
        set(book().without(known));
        back();
    }

    private void save() {
        try {
            set(changed(book()));
            back();
        } catch (IllegalArgumentException wrong) {
            say(String.valueOf(wrong.getMessage()));
        }
    }

    private AddressBook changed(AddressBook book) {
        Contact base = older;
        if (base == null || !book.contacts().contains(base)) {
            return book.with(
                    Contact.written(name.getText(), ways.getText()).noting(note.getText()));
        }
        return book.replacing(
                base, base.rewritten(name.getText(), ways.getText()).noting(note.getText()));
    }

    @Override
    Node first() {
        return name;
    }
}
