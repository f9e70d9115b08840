package dev.sidetone.server.call;

import java.time.Duration;

/**
 * How a leg is reached.
 *
 * @param sidetone whether what is there understands our additions to the protocol
 * @param grace how long the call outlives this socket
 * @param inServer whether it is the server itself, with media of its own
 */
public record Attachment(SocketId socket, boolean sidetone, Duration grace, boolean inServer) {
    /** A client behind a socket. */
    public static Attachment client(SocketId socket, boolean sidetone, Duration grace) {
        return new Attachment(socket, sidetone, grace, false);
    }

    /** A part of the server that takes and makes calls. */
    public static Attachment server(SocketId socket) {
        return new Attachment(socket, true, Duration.ZERO, true);
    }
}
