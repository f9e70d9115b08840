package dev.sidetone.server.call;

/**
 * What a caller asked for.
 *
 * @param temporarySid the caller's own name for the call until it learns the server's
 * @param from who calls, for the callee: a number, or {@code client:} and an identity
 * @param to who is called, in the same way
 * @param callee identity or line, without {@code client:}
 * @param params custom parameters for the callee, {@code k=v&k=v}; empty for none
 */
public record Placement(
        String temporarySid, String from, String to, String callee, String params, String offer) {
    @Override
    public String toString() {
        return "Placement[" + callee + "]";
    }
}
