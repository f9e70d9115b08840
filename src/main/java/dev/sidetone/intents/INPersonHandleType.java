package dev.sidetone.intents;

import dev.sidetone.callkit.CXHandleType;

/**
 * What kind of text a person's handle is. Raw values as in Intents, which differ from CallKit's.
 */
public enum INPersonHandleType {
    UNKNOWN,
    EMAIL_ADDRESS,
    PHONE_NUMBER;

    /** The same kind in the words of CallKit. */
    public CXHandleType callKit() {
        return switch (this) {
            case UNKNOWN -> CXHandleType.GENERIC;
            case EMAIL_ADDRESS -> CXHandleType.EMAIL_ADDRESS;
            case PHONE_NUMBER -> CXHandleType.PHONE_NUMBER;
        };
    }

    /** The kind of a handle of CallKit. */
    public static INPersonHandleType of(CXHandleType type) {
        return switch (type) {
            case GENERIC -> UNKNOWN;
            case EMAIL_ADDRESS -> EMAIL_ADDRESS;
            case PHONE_NUMBER -> PHONE_NUMBER;
        };
    }

    /** Intents' number for it. */
    public int rawValue() {
        return ordinal();
    }
}
