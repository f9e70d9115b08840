package dev.sidetone.server.call;

/**
 * Who is called.
 *
 * @param identity of an endpoint
 * @param to what was dialled: a number, or {@code client:} and an identity
 * @param params custom parameters for this callee, {@code k=v&k=v}; empty for none
 */
public record Callee(String identity, String to, String params) {
    private static final String CLIENT = "client:";

    /** An endpoint called by its identity. */
    public static Callee client(String identity, String params) {
        return new Callee(identity, CLIENT + identity, params);
    }
}
