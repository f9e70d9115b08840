package dev.sidetone.system.callers;

import dev.sidetone.callkit.CXHandle;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A phone's contacts and its block list. Immutable; where two share a handle, the first has it. */
public final class AddressBook {
    /** Contacts, and blocked strangers, that a phone has at most. */
    public static final int MOST = 10_000;

    public static final AddressBook EMPTY = new AddressBook(List.of(), List.of());

    private final List<Contact> contacts;
    private final List<CXHandle> blocked;
    private final Map<Party, Contact> known = new HashMap<>();
    private final Set<Party> refused = new HashSet<>();

    /**
     * @param contacts in the order in which they are shown
     * @param blocked whoever is blocked without being a contact
     */
    public AddressBook(List<Contact> contacts, List<CXHandle> blocked) {
        this.contacts = List.copyOf(contacts);
        this.blocked = List.copyOf(blocked);
        if (contacts.size() > MOST || blocked.size() > MOST) {
            throw new IllegalArgumentException(
                    "A phone has at most " + MOST + " contacts and as many blocked numbers");
        }
        for (Contact contact : contacts) {
            for (CXHandle handle : contact.handles()) {
                known.putIfAbsent(Party.of(handle), contact);
            }
        }
        blocked.forEach(handle -> refused.add(Party.of(handle)));
    }

    public List<Contact> contacts() {
        return contacts;
    }

    public List<CXHandle> blocked() {
        return blocked;
    }

    /** The texts of the blocked handles, in their order. */
    public List<String> blockedWays() {
        return blocked.stream().map(CXHandle::value).toList();
    }

    /** Without the blocked handles of this text. */
    public AddressBook letting(String way) {
        return new AddressBook(
                contacts, blocked.stream().filter(each -> !each.value().equals(way)).toList());
    }

    /** With calls refused of whom a person writes down: a number or a name. */
    public AddressBook refusing(String written) {
        return refusing(WrittenHandle.of(written), true);
    }

    /** Who has this handle; null for a stranger. */
    public @Nullable Contact find(CXHandle handle) {
        return known.get(Party.of(handle));
    }

    /** Those whose name is {@code name}, capitals and blanks around it aside. */
    public List<Contact> named(String name) {
        String wanted = name.strip();
        return contacts.stream()
                .filter(contact -> contact.name().strip().equalsIgnoreCase(wanted))
                .toList();
    }

    /** Whether calls of this handle are refused: by itself, or with its contact. */
    public boolean blocks(CXHandle handle) {
        Contact contact = find(handle);
        return contact != null && contact.blocked() || refused.contains(Party.of(handle));
    }

    /** With one more contact. */
    public AddressBook with(Contact added) {
        List<Contact> all = new ArrayList<>(contacts);
        all.add(added);
        return new AddressBook(all, blocked);
    }

    /** With {@code newer} in the place of {@code older}, if that is there. */
    public AddressBook replacing(Contact older, Contact newer) {
        List<Contact> all = new ArrayList<>(contacts);
        all.replaceAll(contact -> contact.equals(older) ? newer : contact);
        return new AddressBook(all, blocked);
    }

    /** Without a contact. */
    public AddressBook without(Contact removed) {
        List<Contact> all = new ArrayList<>(contacts);
        all.remove(removed);
        return new AddressBook(all, blocked);
    }

    /** With a handle on the block list, or off it; a contact's own switch stays as it is. */
    public AddressBook blocking(CXHandle handle, boolean on) {
        List<CXHandle> all = new ArrayList<>(blocked);
        all.removeIf(other -> Party.of(other).equals(Party.of(handle)));
        if (on) {
            all.add(handle);
        }
        return new AddressBook(contacts, all);
    }

    /**
     * With calls of a handle refused or let through, whoever has it: a contact by its own switch, a
     * stranger by the block list.
     */
    public AddressBook refusing(CXHandle handle, boolean on) {
        Contact contact = find(handle);
        AddressBook book = contact == null || !on ? blocking(handle, on) : this;
        return contact == null ? book : book.replacing(contact, contact.blocked(on));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressBook that
                && contacts.equals(that.contacts)
                && blocked.equals(that.blocked);
    }

    @Override
    public int hashCode() {
        return 31 * contacts.hashCode() + blocked.hashCode();
    }

    @Override
    public String toString() {
        return contacts + ", blocked " + blocked;
    }
}
