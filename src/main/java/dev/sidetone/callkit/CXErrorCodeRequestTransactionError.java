package dev.sidetone.callkit;

/** Why a transaction was refused; R10 gives the order of the checks. */
public enum CXErrorCodeRequestTransactionError implements CXError.Code {
    UNKNOWN,
    UNENTITLED,
    UNKNOWN_CALL_PROVIDER,
    EMPTY_TRANSACTION,
    UNKNOWN_CALL_UUID,
    CALL_UUID_ALREADY_EXISTS,
    INVALID_ACTION,
    MAXIMUM_CALL_GROUPS_REACHED,
    CALL_IS_PROTECTED;

    /** CXErrorDomainRequestTransaction. */
    public static final String DOMAIN = "com.apple.CallKit.error.requesttransaction";

    @Override
    public String domain() {
        return DOMAIN;
    }

    @Override
    public int rawValue() {
        return ordinal();
    }
}
