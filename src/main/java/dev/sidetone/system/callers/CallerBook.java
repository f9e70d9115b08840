package dev.sidetone.system.callers;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.system.directory.Directory;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the phone knows of whoever calls: its own contacts and block list first, then the call
 * directory, which knows phone numbers only (R93). Immutable.
 *
 * @param contacts the phone's own
 * @param directory what extensions have told
 */
public record CallerBook(AddressBook contacts, Directory directory) {
    /** Nobody is known and nobody blocked. */
    public static final CallerBook EMPTY = new CallerBook(AddressBook.EMPTY, Directory.EMPTY);

    /** The contact's name, else the directory's first label; null for a stranger. */
    public @Nullable String nameOf(CXHandle handle) {
        Contact contact = contacts.find(handle);
        return contact != null ? contact.name() : labelOf(handle);
    }

    /**
     * The directory's first label of somebody who is no contact, to be shown under the number; null
     * for a contact and for a stranger.
     */
    public @Nullable String labelOf(CXHandle handle) {
        if (contacts.find(handle) != null) {
            return null;
        }
        long number = entryOf(handle);
        List<String> labels = number == 0 ? List.of() : directory.labelsOf(number);
        return labels.isEmpty() ? null : labels.getFirst();
    }

    /** Whether a call of this handle is refused with error 4 (R31). */
    public boolean blocks(CXHandle handle) {
        if (contacts.blocks(handle)) {
            return true;
        }
        long number = entryOf(handle);
        return number != 0 && directory.blocks(number);
    }

    private static long entryOf(CXHandle handle) {
        PhoneNumber number =
                handle.type() == CXHandleType.PHONE_NUMBER
                        ? PhoneNumber.parse(handle.value())
                        : null;
        return number == null ? 0 : number.entry();
    }
}
