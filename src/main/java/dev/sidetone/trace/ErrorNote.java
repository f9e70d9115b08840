package dev.sidetone.trace;

/**
 * An error as events tell of it.
 *
 * @param domain such as {@code com.apple.CallKit.error.requesttransaction}
 * @param code its number in the domain
 * @param name for a person
 */
public record ErrorNote(String domain, int code, String name) {
    @Override
    public String toString() {
        return name + " (" + code + ")";
    }
}
