package dev.sidetone.callkit;

/** Who translates a call. Raw values as in CallKit; since iOS 26. */
public enum CXTranslationEngine {
    /** The system. */
    DEFAULT,
    /** The app. */
    CUSTOM;

    /** CallKit's number for it. */
    public int rawValue() {
        return ordinal();
    }
}
