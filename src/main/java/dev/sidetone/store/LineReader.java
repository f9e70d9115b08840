package dev.sidetone.store;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;

/** Reads lines of bounded length, and counts them. */
final class LineReader {
    private static final int LONGEST = 1_000;

    private final Reader reader;
    private final char[] buffer = new char[1 << 16];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int end;
    private int number;

    LineReader(Reader reader) {
        this.reader = reader;
    }

    /** Of the line last read; 1 for the first. */
    int number() {
        return number;
    }

    /** The next line without its end; null after the last. One that is too long is cut. */
    @Nullable String next() throws IOException {
        line.setLength(0);
        int c = read();
        if (c < 0) {
            return null;
        }
        number++;
        for (; c >= 0 && c != '\n'; c = read()) {
            if (line.length() <= LONGEST) {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private int read() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, reader.read(buffer));
        }
        return end == 0 ? -1 : buffer[at++];
    }
}
