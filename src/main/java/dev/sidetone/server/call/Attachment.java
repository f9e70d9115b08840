package dev.sidetone.server.call;

import java.time.Duration;

/**
 * How a leg is reached.
 *
 * @param sidetone whether what is there understands our additions to the protocol
 * @param grace how long the call outlives this socket
 */
public record Attachment(SocketId socket, boolean sidetone, Duration grace) {}
