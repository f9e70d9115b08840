package dev.sidetone.server.twiml.parse;

import dev.sidetone.server.twiml.Place;

/** From offsets, asked for in rising order, to places. */
final class LineCounter {
    private final String text;
    private int scanned;
    private int line = 1;
    private int lineStart;

    LineCounter(String text) {
        this.text = text;
    }

    Place placeOf(int offset) {
        for (; scanned < offset; scanned++) {
            char c = text.charAt(scanned);
            boolean first = c == '\r' && scanned + 1 < text.length();
            if (c == '\n' || c == '\r' && !(first && text.charAt(scanned + 1) == '\n')) {
                line++;
                lineStart = scanned + 1;
            }
        }
        return new Place(line, offset - lineStart + 1);
    }
}
