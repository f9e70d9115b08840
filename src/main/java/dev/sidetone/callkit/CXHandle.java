package dev.sidetone.callkit;

/**
 * How a party can be reached. Equal by value.
 *
 * @param type what kind of text
 * @param value the text
 */
public record CXHandle(CXHandleType type, String value) {
    /** Whether both reach the same party. */
    public boolean isEqualToHandle(CXHandle other) {
        return equals(other);
    }
}
