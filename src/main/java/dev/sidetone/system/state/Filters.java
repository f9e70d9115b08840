package dev.sidetone.system.state;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.system.callers.CallerBook;

import org.jspecify.annotations.Nullable;

/**
 * Whom the phone knows, and whose calls it does not let through (R31, R93).
 *
 * @param doNotDisturb nobody's
 * @param book who calls, and who is blocked
 */
public record Filters(boolean doNotDisturb, CallerBook book) {
    public static final Filters NONE = new Filters(false, CallerBook.EMPTY);

    public Filters quiet(boolean on) {
        return new Filters(on, book);
    }

    public Filters with(CallerBook newer) {
        return new Filters(doNotDisturb, newer);
    }

    public boolean blocks(@Nullable CXHandle caller) {
        return caller != null && book.blocks(caller);
    }
}
