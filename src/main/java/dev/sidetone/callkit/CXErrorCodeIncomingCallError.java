package dev.sidetone.callkit;

/** Why an incoming call was not shown (R31). */
public enum CXErrorCodeIncomingCallError implements CXError.Code {
    UNKNOWN,
    UNENTITLED,
    CALL_UUID_ALREADY_EXISTS,
    FILTERED_BY_DO_NOT_DISTURB,
    FILTERED_BY_BLOCK_LIST,
    FILTERED_DURING_RESTRICTED_SHARING_MODE,
    CALL_IS_PROTECTED,
    FILTERED_BY_SENSITIVE_PARTICIPANTS;

    /** CXErrorDomainIncomingCall. */
    public static final String DOMAIN = "com.apple.CallKit.error.incomingcall";

    @Override
    public String domain() {
        return DOMAIN;
    }

    @Override
    public int rawValue() {
        return ordinal();
    }
}
