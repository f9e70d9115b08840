package dev.sidetone.callkit;

/** Codes of CallKit's general error domain. */
public enum CXErrorCode implements CXError.Code {
    UNKNOWN_ERROR,
    UNENTITLED,
    INVALID_ARGUMENT,
    MISSING_VOIP_BACKGROUND_MODE;

    /** CXErrorDomain. */
    public static final String DOMAIN = "com.apple.CallKit.error";

    @Override
    public String domain() {
        return DOMAIN;
    }

    @Override
    public int rawValue() {
        return ordinal();
    }
}
