package dev.sidetone.signaling;

/**
 * One end of a two-way pipe of text frames: a WebSocket, or a pair in memory. Frames arrive in the
 * order in which they were sent.
 */
public interface Wire {
    /** Sends one text frame. Does not block; dropped when the wire is closed. */
    void send(String frame);

    /** Closes with a WebSocket status code (1000 normal, 1008 policy). Idempotent. */
    void close(int code, String reason);

    /**
     * Whether what is sent is marked for expedited forwarding; without effect where that is not.
     */
    default void expedite(boolean value) {}

    /** The other side's words. All calls are serial, on a thread of the wire: only enqueue. */
    interface Listener {
        /** The wire can be used. */
        void opened(Wire wire);

        /** One text frame has arrived. */
        void frame(Wire wire, String text);

        /** The wire has ended: by a close frame, or with 1006 when it broke. Comes once. */
        void closed(Wire wire, int code, String reason);
    }

    /** Opens wires to a server. */
    @FunctionalInterface
    interface Dialer {
        /**
         * Starts opening a wire to {@code url} ({@code ws:} or {@code wss:}). Failure to open is
         * told by {@link Listener#closed} with 1006 and what went wrong.
         */
        Wire dial(java.net.URI url, Listener listener);
    }
}
