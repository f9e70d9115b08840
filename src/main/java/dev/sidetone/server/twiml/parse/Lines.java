package dev.sidetone.server.twiml.parse;

import dev.sidetone.server.twiml.Place;

import java.util.Arrays;

/** The lines of a text, as XML counts them: ended by LF, CR or both. */
final class Lines {
    private final int length;
    private int[] starts = new int[64];
    private int count = 1;

    Lines(String text) {
        this.length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean half = c == '\r' && i + 1 < length && text.charAt(i + 1) == '\n';
            if (c == '\n' || c == '\r' && !half) {
                add(i + 1);
            }
        }
    }

    private void add(int start) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = start;
    }

    Place placeOf(int offset) {
        int found = Arrays.binarySearch(starts, 0, count, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Place(line + 1, offset - starts[line] + 1);
    }

    /** Both count from 1; what lies outside is brought back to the text. */
    int offsetOf(int line, int column) {
        int start = starts[Math.clamp(line, 1, count) - 1];
        return Math.clamp((long) start + column - 1, 0, length);
    }
}
