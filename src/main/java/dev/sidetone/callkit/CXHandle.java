package dev.sidetone.callkit;

import java.util.Objects;

/**
 * How a party can be reached. Equal by value.
 *
 * @param type what kind of text
 * @param value the text
 */
public record CXHandle(CXHandleType type, String value) {
    public CXHandle {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(value, "value");
    }

    /** Whether both reach the same party. */
    public boolean isEqualToHandle(CXHandle other) {
        return equals(other);
    }
}
