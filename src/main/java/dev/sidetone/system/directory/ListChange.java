package dev.sidetone.system.directory;

import static dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError.DUPLICATE_ENTRIES;
import static dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError.ENTRIES_OUT_OF_ORDER;
import static dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError.UNKNOWN;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a request does to one list: entries added in ascending order, and removals between them. A
 * removal takes away what was there before and what the request itself had added until then. Not
 * thread safe.
 */
final class ListChange {
    private static final int FIRST_CAPACITY = 64;
    private static final int MOST_DIGITS = 18;

    private final String name;
    private final boolean oneEachNumber;
    private final int digits;
    private final long greatest;
    private long[] numbers = new long[FIRST_CAPACITY];
    private String[] labels = new String[FIRST_CAPACITY];
    private int size;

    /** How many entries had been added when a number was last removed. */
    private final Map<Long, Integer> removals = new HashMap<>();

    /** How many entries had been added when all were removed; -1 for never. */
    private int clearedAt = -1;

    /**
     * @param name for the trace
     * @param oneEachNumber whether a number may come only once
     * @param digits how many a number may have
     */
    ListChange(String name, boolean oneEachNumber, int digits) {
        this.name = name;
        this.oneEachNumber = oneEachNumber;
        this.digits = digits;
        this.greatest = digits > MOST_DIGITS ? Long.MAX_VALUE : (long) Math.pow(10, digits) - 1;
    }

    int added() {
        return size;
    }

    /** Adds an entry; says why not, where it does not follow those before it (R94). */
    @Nullable RefusedEntry add(long number, String label) {
        long previous = size == 0 ? 0 : numbers[size - 1];
        if (number <= 0 || number > greatest) {
            return new RefusedEntry(
                    name,
                    size,
                    previous,
                    number,
                    UNKNOWN,
                    "a number has 1 to " + digits + " digits, no sign");
        }
        if (number < previous) {
            return new RefusedEntry(
                    name, size, previous, number, ENTRIES_OUT_OF_ORDER, "entries must ascend");
        }
        if (number == previous && oneEachNumber) {
            return new RefusedEntry(
                    name, size, previous, number, DUPLICATE_ENTRIES, "a number may come once");
        }
        append(number, label);
        return null;
    }

    private void append(long number, String label) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
            labels = Arrays.copyOf(labels, size * 2);
        }
        numbers[size] = number;
        labels[size] = label;
        size++;
    }

    void remove(long number) {
        removals.put(number, size);
    }

    void removeAll() {
        clearedAt = size;
    }

    /** The list after this change; an entry that is there already is not doubled. */
    NumberList applyTo(NumberList before) {
        NumberList kept = clearedAt >= 0 ? NumberList.EMPTY : before;
        var merged = new Merger(kept.size() + size);
        int old = 0;
        for (int i = Math.max(0, clearedAt); i < size; i++) {
            if (removals.getOrDefault(numbers[i], 0) > i) {
                continue;
            }
            old = keepUpTo(numbers[i], kept, old, merged);
            merged.add(numbers[i], labels[i]);
        }
        keepUpTo(Long.MAX_VALUE, kept, old, merged);
        return merged.list();
    }

    private int keepUpTo(long last, NumberList kept, int from, Merger merged) {
        int i = from;
        for (; i < kept.size() && kept.number(i) <= last; i++) {
            if (!removals.containsKey(kept.number(i))) {
                merged.add(kept.number(i), kept.label(i));
            }
        }
        return i;
    }

    /** Collects ascending entries, each pair of number and label once. */
    private static final class Merger {
        private final long[] numbers;
        private final String[] labels;
        private final Set<String> sameNumber = new HashSet<>();
        private int size;

        Merger(int capacity) {
            numbers = new long[capacity];
            labels = new String[capacity];
        }

        void add(long number, String label) {
            if (size == 0 || numbers[size - 1] != number) {
                sameNumber.clear();
            } else {
                sameNumber.add(labels[size - 1]);
                if (sameNumber.contains(label)) {
                    return;
                }
            }
            numbers[size] = number;
            labels[size] = label;
            size++;
        }

        NumberList list() {
            return new NumberList(Arrays.copyOf(numbers, size), Arrays.copyOf(labels, size));
        }
    }
}
