package dev.sidetone.system.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers in ascending order, each with its labels. Immutable; a million of them take some twelve
 * megabytes beside their labels, and are searched in halves.
 */
final class NumberList {
    static final NumberList EMPTY = new NumberList(new long[0], new String[0]);

    private final long[] numbers;
    private final String[] labels;

    /** Takes both arrays as its own; of equal length, numbers ascending, equal ones allowed. */
    NumberList(long[] numbers, String[] labels) {
        this.numbers = numbers;
        this.labels = labels;
    }

    int size() {
        return numbers.length;
    }

    long number(int index) {
        return numbers[index];
    }

    String label(int index) {
        return labels[index];
    }

    boolean contains(long number) {
        return Arrays.binarySearch(numbers, number) >= 0;
    }

    /** In the order in which they were given; empty for an unknown number. */
    List<String> labelsOf(long number) {
        int found = Arrays.binarySearch(numbers, number);
        if (found < 0) {
            return List.of();
        }
        int first = found;
        while (first > 0 && numbers[first - 1] == number) {
            first--;
        }
        List<String> all = new ArrayList<>();
        for (int i = first; i < numbers.length && numbers[i] == number; i++) {
            all.add(labels[i]);
        }
        return List.copyOf(all);
    }
}
