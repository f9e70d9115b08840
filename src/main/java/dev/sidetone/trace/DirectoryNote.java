package dev.sidetone.trace;

/**
 * The first wrong entry of a call directory extension.
 *
 * @param problem out of order, twice, removed although not incremental, read too late
 * @param index of the entry, from 0
 * @param before the number before it, or the same one
 * @param number the entry's number
 */
public record DirectoryNote(String problem, long index, long before, long number) {
    @Override
    public String toString() {
        return "%s at entry %d: %d after %d".formatted(problem, index, number, before);
    }
}
