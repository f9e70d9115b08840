package dev.sidetone.system.recents;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.system.callers.AddressBook;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A call that is over, as recents list it (U11).
 *
 * @param call its id; one that was used twice is listed twice
 * @param name who it was with, as the sheet showed it
 * @param handle to call back; null when the app never told one
 * @param app whose call it was
 * @param outgoing whether this phone called
 * @param video whether it had video
 * @param outcome how it went
 * @param since when it began
 * @param connected when both could talk; null when that never was
 * @param until when it ended
 */
public record RecentEntry(
        UUID call,
        String name,
        @Nullable CXHandle handle,
        String app,
        boolean outgoing,
        boolean video,
        RecentOutcome outcome,
        Instant since,
        @Nullable Instant connected,
        Instant until) {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_HANDLE = 500;

    /**
     * What callers choose themselves is bounded: a longer name is cut, a longer handle left out.
     */
    public RecentEntry {
        if (name.length() > LONGEST_NAME) {
            name = name.substring(0, LONGEST_NAME - 1) + "\u2026";
        }
        if (handle != null && handle.value().length() > LONGEST_HANDLE) {
            handle = null;
        }
    }

    /** The text of the handle; empty for none. */
    public String way() {
        return handle == null ? "" : handle.value();
    }

    /** Whether it can be told who it was with: only then they can be blocked or be a contact. */
    public boolean told() {
        return handle != null;
    }

    /** Whether its other party is a contact. */
    public boolean known(AddressBook book) {
        return handle != null && book.find(handle) != null;
    }

    /** Whether calls of its other party are refused. */
    public boolean blocked(AddressBook book) {
        return handle != null && book.blocks(handle);
    }

    /** With calls of its other party refused or let through; the same book where nobody knows. */
    public AddressBook refused(AddressBook book, boolean on) {
        return handle == null ? book : book.refusing(handle, on);
    }

    /** How long they talked. */
    public Duration talked() {
        return connected == null ? Duration.ZERO : Duration.between(connected, until);
    }

    /** Whether it is shown in red. */
    public boolean missed() {
        return outcome == RecentOutcome.MISSED;
    }
}
