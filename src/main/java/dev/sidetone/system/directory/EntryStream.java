package dev.sidetone.system.directory;

import static dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError.MAXIMUM_ENTRIES_EXCEEDED;

import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Switches;

import org.jspecify.annotations.Nullable;

/**
 * What an extension says in one request, checked as it comes: order (R94), number, and whether it
 * may remove (R95). Not thread safe.
 */
final class EntryStream {
    private final boolean offered;
    private final int limit;
    private final ListChange blocking;
    private final ListChange identification;
    private boolean begun;
    private boolean asked;
    private boolean incremental;

    /**
     * @param offered whether the phone has entries that a change can be made to
     * @param limit how many entries an extension may have (R96)
     * @param digits how many a number may have
     */
    private EntryStream(boolean offered, int limit, int digits) {
        this.offered = offered;
        this.limit = limit;
        this.blocking = new ListChange("blocking", true, digits);
        this.identification = new ListChange("identification", false, digits);
    }

    static EntryStream of(boolean offered, Switches switches) {
        return new EntryStream(
                offered,
                switches.get(Quirk.DIRECTORY_LIMIT),
                switches.get(Quirk.PHONE_NUMBER_DIGITS));
    }

    /** R95: whether only changes are wanted; whoever has begun before asking gives it all. */
    boolean isIncremental() {
        if (!begun) {
            asked = true;
            incremental = offered;
        }
        return incremental;
    }

    /** Whether the first entry came before the first {@link #isIncremental()}. */
    boolean tooLateToAsk() {
        return begun && !asked;
    }

    @Nullable RefusedEntry block(long number) {
        return add(blocking, number, "");
    }

    @Nullable RefusedEntry identify(long number, String label) {
        return add(identification, number, label);
    }

    private @Nullable RefusedEntry add(ListChange list, long number, String label) {
        begun = true;
        if (blocking.added() + identification.added() >= limit) {
            return tooMany(list == blocking ? "blocking" : "identification", list.added(), number);
        }
        return list.add(number, label);
    }

    private RefusedEntry tooMany(String list, int index, long number) {
        return new RefusedEntry(
                list, index, 0, number, MAXIMUM_ENTRIES_EXCEEDED, "at most " + limit + " entries");
    }

    /** Whether a removal is allowed; else it leads to error 8. */
    boolean mayRemove() {
        begun = true;
        return incremental;
    }

    ListChange blocking() {
        return blocking;
    }

    ListChange identification() {
        return identification;
    }

    /** What the extension has told in all, after this request; null when that is too much. */
    @Nullable DirectoryEntries applyTo(DirectoryEntries before) {
        DirectoryEntries base = incremental ? before : DirectoryEntries.NONE;
        var after =
                new DirectoryEntries(
                        blocking.applyTo(base.blocked()),
                        identification.applyTo(base.identified()));
        return after.size() > limit ? null : after;
    }
}
