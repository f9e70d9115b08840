package dev.sidetone.server.binding;

/** A device that wants to be pushed for an identity. */
public record Binding(String identity, String deviceToken) {}
