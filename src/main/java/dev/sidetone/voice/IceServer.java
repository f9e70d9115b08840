package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

/**
 * A STUN or TURN server.
 *
 * @param urlString {@code stun:host:port} or {@code turn:host:port}
 */
public record IceServer(String urlString, @Nullable String username, @Nullable String password) {
    /** A server without credentials. */
    public IceServer(String urlString) {
        this(urlString, null, null);
    }

    @Override
    public String toString() {
        return urlString;
    }
}
