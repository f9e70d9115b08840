package dev.sidetone.system.callers;

import dev.sidetone.callkit.CXHandle;

import java.util.Arrays;
import java.util.List;

/**
 * Somebody a person knows.
 *
 * @param name 1 to {@value #LONGEST_NAME} characters
 * @param handles how to reach them, the first one first; at most {@value #MOST_HANDLES}
 * @param note at most {@value #LONGEST_NOTE} characters
 * @param blocked whether their calls are refused
 */
public record Contact(String name, List<CXHandle> handles, String note, boolean blocked) {
    public static final int LONGEST_NAME = 200;
    public static final int MOST_HANDLES = 50;
    public static final int LONGEST_NOTE = 10_000;

    /**
     * Somebody as a person writes them down.
     *
     * @param ways numbers and names to call, with commas between them; blank where the name is one
     */
    public static Contact written(String name, String ways) {
        String all = ways.isBlank() ? name : ways;
        return new Contact(
                name.strip(),
                Arrays.stream(all.split("[,;]"))
                        .filter(each -> !each.isBlank())
                        .map(WrittenHandle::of)
                        .toList(),
                "",
                false);
    }

    /**
     * The same person as somebody writes them down anew; a handle whose text stays is the same one.
     *
     * @param ways as of {@link #written}
     */
    public Contact rewritten(String newName, String newWays) {
        boolean same = newWays.equals(String.join(", ", ways()));
        List<CXHandle> all =
                same
                        ? handles
                        : written(newName, newWays).handles().stream().map(this::known).toList();
        return new Contact(newName.strip(), all, note, blocked);
    }

    private CXHandle known(CXHandle written) {
        return handles.stream()
                .filter(each -> each.value().equals(written.value()))
                .findFirst()
                .orElse(written);
    }

    /** The same person with another note. */
    public Contact noting(String newNote) {
        return new Contact(name, handles, newNote.strip(), blocked);
    }

    /** The texts of the handles, in their order. */
    public List<String> ways() {
        return handles.stream().map(CXHandle::value).toList();
    }

    /** The same person, blocked or not. */
    public Contact blocked(boolean on) {
        return new Contact(name, handles, note, on);
    }

    /** Refuses what is too long with a text for people. */
    public Contact {
        handles = List.copyOf(handles);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "A contact's name has 1 to " + LONGEST_NAME + " characters");
        }
        if (handles.size() > MOST_HANDLES) {
            throw new IllegalArgumentException(
                    name + " has more than " + MOST_HANDLES + " numbers and names to call");
        }
        if (note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException(
                    "The note on " + name + " has more than " + LONGEST_NOTE + " characters");
        }
    }
}
