package dev.sidetone.system.directory;

import java.util.List;

/** What one extension has told the phone. Immutable. */
public final class DirectoryEntries {
    static final DirectoryEntries NONE = new DirectoryEntries(NumberList.EMPTY, NumberList.EMPTY);

    private final NumberList blocked;
    private final NumberList identified;

    DirectoryEntries(NumberList blocked, NumberList identified) {
        this.blocked = blocked;
        this.identified = identified;
    }

    NumberList blocked() {
        return blocked;
    }

    NumberList identified() {
        return identified;
    }

    /** How many numbers it blocks. */
    public int blockedCount() {
        return blocked.size();
    }

    /** How many labels it gives. */
    public int identifiedCount() {
        return identified.size();
    }

    /** Entries of both kinds: what the limit of R96 is for. */
    public long size() {
        return (long) blocked.size() + identified.size();
    }

    /** Whether calls of this number are refused. */
    public boolean blocks(long number) {
        return blocked.contains(number);
    }

    /** The first labels of a number, in the order in which they were given. */
    public List<String> labelsOf(long number) {
        return identified.labelsOf(number);
    }
}
