package dev.sidetone.server.exchange;

/** A device that wants to be pushed for an identity. */
public record Binding(String identity, String deviceToken) {}
