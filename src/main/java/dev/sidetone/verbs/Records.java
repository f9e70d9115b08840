package dev.sidetone.verbs;

import dev.sidetone.system.callers.AddressBook;
import dev.sidetone.system.directory.ExtensionStatus;
import dev.sidetone.system.recents.RecentList;

import java.util.List;

/**
 * What a phone keeps around its calls. Immutable.
 *
 * @param recents newest first
 * @param contacts with the block list
 * @param extensions of the call directory, in the order in which they were installed
 * @param wish the last link or spoken request that did not lead to a call
 * @param asked how often an app has asked to see the settings of call directory extensions; a view
 *     shows them once for each
 */
public record Records(
        RecentList recents,
        AddressBook contacts,
        List<ExtensionStatus> extensions,
        Wish wish,
        long asked) {
    public static final Records EMPTY =
            new Records(RecentList.EMPTY, AddressBook.EMPTY, List.of(), Wish.NONE);

    /** A phone on which no app has asked for settings. */
    public Records(
            RecentList recents, AddressBook contacts, List<ExtensionStatus> extensions, Wish wish) {
        this(recents, contacts, extensions, wish, 0);
    }

    /**
     * What a link or a request comes to where nobody is called yet.
     *
     * @param number counts up; a view acts on each number once
     * @param field what to fill into the field for whom to call; empty for nothing
     * @param said what to tell a person; empty for nothing
     * @param app whose field it is, by its display name; empty for the softphone's
     */
    public record Wish(long number, String field, String said, String app) {
        public static final Wish NONE = new Wish(0, "", "");

        /** One about the softphone. */
        public Wish(long number, String field, String said) {
            this(number, field, said, "");
        }
    }
}
