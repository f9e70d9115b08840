package dev.sidetone.system.keeping;

/**
 * Where a value outlives the program. What goes wrong it tells a person itself; it never throws and
 * never destroys what it could not read.
 *
 * @param <T> an immutable value
 */
public interface Keeper<T> {
    /** What was kept; what a new phone begins with, where nothing was. */
    T load();

    /** Keeps a value instead of the one before. May block. */
    void save(T value);
}
