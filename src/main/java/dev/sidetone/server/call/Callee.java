package dev.sidetone.server.call;

import dev.sidetone.server.twiml.Callback;

import org.jspecify.annotations.Nullable;

/**
 * Who is called.
 *
 * @param identity of an endpoint
 * @param to what was dialled: a number, or {@code client:} and an identity
 * @param params custom parameters for this callee, {@code k=v&k=v}; empty for none
 * @param told who hears how it goes on, at an absolute URL; null for nobody
 */
public record Callee(String identity, String to, String params, @Nullable Callback told) {
    private static final String CLIENT = "client:";

    /** Somebody of whom nobody is told. */
    public Callee(String identity, String to, String params) {
        this(identity, to, params, null);
    }

    /** An endpoint called by its identity. */
    public static Callee client(String identity, String params) {
        return new Callee(identity, CLIENT + identity, params);
    }

    /** The same of whom somebody is told. */
    public Callee with(@Nullable Callback other) {
        return new Callee(identity, to, params, other);
    }
}
