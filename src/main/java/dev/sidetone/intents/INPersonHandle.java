package dev.sidetone.intents;

import dev.sidetone.callkit.CXHandle;

/**
 * How a person can be reached. Equal by value.
 *
 * @param value the text
 * @param type what kind of text
 */
public record INPersonHandle(String value, INPersonHandleType type) {
    /** A handle of CallKit in the words of Intents. */
    public static INPersonHandle of(CXHandle handle) {
        return new INPersonHandle(handle.value(), INPersonHandleType.of(handle.type()));
    }

    /** For a CXStartCallAction. */
    public CXHandle callKit() {
        return new CXHandle(type.callKit(), value);
    }
}
