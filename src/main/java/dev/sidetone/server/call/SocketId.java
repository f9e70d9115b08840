package dev.sidetone.server.call;

/** One signaling socket of one server; numbers are never used again. */
public record SocketId(long number) {}
