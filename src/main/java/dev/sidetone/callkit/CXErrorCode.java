package dev.sidetone.callkit;

/** A code of one of CallKit's error domains. */
public sealed interface CXErrorCode
        permits CXErrorCodeIncomingCallError, CXErrorCodeRequestTransactionError {
    /** The domain's string, such as {@code com.apple.CallKit.error.requesttransaction}. */
    String domain();

    /** CallKit's number for it. */
    int rawValue();
}
