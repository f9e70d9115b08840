package dev.sidetone.callkit;

/**
 * An error as CallKit reports it.
 *
 * @param code domain and number
 */
public record CXError(CXErrorCode code) {
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
