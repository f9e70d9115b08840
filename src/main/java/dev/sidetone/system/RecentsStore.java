package dev.sidetone.system;

/** Where recent calls are kept. What enters is decided by the phone. */
@FunctionalInterface
public interface RecentsStore {
    /** On the phone's queue; must not block for long. */
    void add(RecentCall call);
}
