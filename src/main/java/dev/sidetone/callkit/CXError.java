package dev.sidetone.callkit;

/**
 * An error as CallKit reports it. Its userInfo is always empty.
 *
 * @param code domain and number
 */
public record CXError(Code code) {
    /** A code of one of CallKit's error domains. */
    public interface Code {
        /** The domain's string, such as {@code com.apple.CallKit.error.requesttransaction}. */
        String domain();

        /** CallKit's number for it. */
        int rawValue();
    }

    /** The text that Foundation makes for it: QA people know it by heart. */
    public String localizedDescription() {
        return "The operation couldn\u2019t be completed. (%s error %d.)"
                .formatted(code.domain(), code.rawValue());
    }

    @Override
    public String toString() {
        return localizedDescription();
    }
}
