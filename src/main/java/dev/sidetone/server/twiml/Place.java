package dev.sidetone.server.twiml;

/** Where something stands in a document; both count from 1, columns in UTF-16 units. */
public record Place(int line, int column) {
    /** The beginning of a document. */
    public static final Place START = new Place(1, 1);

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
