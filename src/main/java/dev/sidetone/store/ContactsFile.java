package dev.sidetone.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.system.callers.AddressBook;
import dev.sidetone.system.callers.Contact;
import dev.sidetone.system.keeping.Keeper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A phone's contacts and its block list in {@code contacts.json} of its folder. */
public final class ContactsFile implements Keeper<AddressBook> {
    private final JsonFile file;

    /**
     * @param phone {@link DataFolder#ofPhone}
     * @param report told, in words for a person, what goes wrong
     */
    public ContactsFile(DataFolder phone, Consumer<String> report) {
        this.file = new JsonFile(phone, "contacts.json", report);
    }

    @Override
    public AddressBook load() {
        JsonNode json = file.read();
        if (json == null) {
            return AddressBook.EMPTY;
        }
        var entries = new Entries(json);
        var book =
                new AddressBook(
                        entries.list("contacts", AddressBook.MOST, ContactsFile::contact),
                        entries.list("blocked", AddressBook.MOST, Fields::handle));
        if (!entries.problem().isEmpty()) {
            file.keepCopy(entries.problem());
            save(book);
        }
        return book;
    }

    /** A person may leave out what is empty. */
    private static Contact contact(Fields fields) {
        List<CXHandle> handles = new ArrayList<>();
        for (JsonNode handle : fields.object().path("handles")) {
            handles.add(new Fields(handle).handle());
        }
        return new Contact(
                fields.text("name"),
                handles,
                fields.has("note") ? fields.text("note") : "",
                fields.has("blocked") && fields.flag("blocked"));
    }

    @Override
    public void save(AddressBook book) {
        ObjectNode json = file.json().createObjectNode();
        var contacts = json.putArray("contacts");
        book.contacts().forEach(contact -> write(contact, contacts.addObject()));
        var blocked = json.putArray("blocked");
        book.blocked().forEach(handle -> Fields.put(blocked.addObject(), handle));
        file.write(json);
    }

    private static void write(Contact contact, ObjectNode into) {
        into.put("name", contact.name());
        var handles = into.putArray("handles");
        contact.handles().forEach(handle -> Fields.put(handles.addObject(), handle));
        into.put("note", contact.note()).put("blocked", contact.blocked());
    }
}
