package dev.sidetone.callkit;

/** What kind of text a handle is. Raw values as in CallKit. */
public enum CXHandleType {
    GENERIC(1),
    PHONE_NUMBER(2),
    EMAIL_ADDRESS(3);

    private final int rawValue;

    CXHandleType(int rawValue) {
        this.rawValue = rawValue;
    }

    /** CallKit's number for it. */
    public int rawValue() {
        return rawValue;
    }
}
