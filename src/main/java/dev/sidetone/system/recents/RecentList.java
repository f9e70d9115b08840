package dev.sidetone.system.recents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A phone's recents. Immutable; the oldest make room for the newest.
 *
 * @param entries newest first, at most {@value #MOST}
 * @param seen until when a person has seen them
 */
public record RecentList(List<RecentEntry> entries, Instant seen) {
    /** Calls that are kept. */
    public static final int MOST = 1_000;

    public static final RecentList EMPTY = new RecentList(List.of(), Instant.EPOCH);

    public RecentList {
        entries = entries.stream().limit(MOST).toList();
    }

    /** With a call that has just ended. */
    public RecentList with(RecentEntry ended) {
        List<RecentEntry> all = new ArrayList<>(entries);
        all.addFirst(ended);
        return new RecentList(all, seen);
    }

    /** Without one of them. */
    public RecentList without(RecentEntry deleted) {
        return new RecentList(
                entries.stream().filter(entry -> !entry.equals(deleted)).toList(), seen);
    }

    /** Without any. */
    public RecentList cleared() {
        return new RecentList(List.of(), seen);
    }

    /** A person looks at them: the badge is gone. */
    public RecentList seenAt(Instant now) {
        return new RecentList(entries, now);
    }

    /** Missed calls that nobody has seen: the badge. */
    public long unseen() {
        return entries.stream()
                .filter(entry -> entry.missed() && entry.until().isAfter(seen))
                .count();
    }

    /** The missed ones. */
    public List<RecentEntry> missed() {
        return entries.stream().filter(RecentEntry::missed).toList();
    }

    /** Those whose name, handle or app contains the text, capitals aside; all for an empty one. */
    public List<RecentEntry> matching(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return entries.stream().filter(entry -> shown(entry).contains(wanted)).toList();
    }

    private static String shown(RecentEntry entry) {
        return (entry.name() + "\n" + entry.way() + "\n" + entry.app()).toLowerCase(Locale.ROOT);
    }
}
