package dev.sidetone.system.directory;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers in ascending order, each with its labels. Immutable; a million of them take some twelve
 * megabytes beside their labels, and are searched in halves.
 */
final class NumberList {
    /** Labels of one number that anybody wants to see. */
    static final int MOST_LABELS = 20;

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
        int at = firstFrom(number);
        return at < numbers.length && numbers[at] == number;
    }

    /** The first {@value #MOST_LABELS}, in the order in which they were given. */
    List<String> labelsOf(long number) {
        List<String> found = new ArrayList<>();
        int first = firstFrom(number);
        int last = Math.min(numbers.length, first + MOST_LABELS);
        for (int i = first; i < last && numbers[i] == number; i++) {
            found.add(labels[i]);
        }
        return List.copyOf(found);
    }

    /** Where the first number stands that is not smaller. */
    private int firstFrom(long number) {
        int from = 0;
        int to = numbers.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (numbers[middle] < number) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
