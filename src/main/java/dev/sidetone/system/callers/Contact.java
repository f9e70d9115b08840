package dev.sidetone.system.callers;

import dev.sidetone.callkit.CXHandle;

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
