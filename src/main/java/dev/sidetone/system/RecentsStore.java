package dev.sidetone.system;

import dev.sidetone.system.recents.RecentEntry;

/** Where recent calls are kept. What enters is decided by the phone. */
@FunctionalInterface
public interface RecentsStore {
    /** On the phone's queue; must not block for long. */
    void add(RecentEntry call);
}
