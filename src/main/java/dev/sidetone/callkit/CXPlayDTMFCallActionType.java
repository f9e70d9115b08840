package dev.sidetone.callkit;

/** How digits came to be sent. Raw values as in CallKit. */
public enum CXPlayDTMFCallActionType {
    /** A key of the keypad. */
    SINGLE_TONE(1),
    /** A comma in a dial string. */
    SOFT_PAUSE(2),
    /** A semicolon in a dial string: the user was asked first. */
    HARD_PAUSE(3);

    private final int rawValue;

    CXPlayDTMFCallActionType(int rawValue) {
        this.rawValue = rawValue;
    }

    /** CallKit's number for it. */
    public int rawValue() {
        return rawValue;
    }
}
