package dev.sidetone.server.limit;

/** What one client may do, together with others of its address. Callable from any thread. */
public interface Allowance {
    /** Who may do anything. */
    Allowance UNLIMITED = new Allowance() {};

    /** Has opened a socket; false where it may have no more, and this one does not count. */
    default boolean opened() {
        return true;
    }

    /** Has closed a socket that counted. */
    default void closed() {}

    /** Whether it may show a token or a secret: not where too many were wrong lately. */
    default boolean mayGuess() {
        return true;
    }

    /** Has shown a token or a secret that is wrong. */
    default void failed() {}

    /** Places one call more; false where that is one too many. */
    default boolean mayCall() {
        return true;
    }
}
