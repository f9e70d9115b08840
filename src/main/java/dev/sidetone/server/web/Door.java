package dev.sidetone.server.web;

import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.HttpAsk;
import dev.sidetone.signaling.Wire;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An address where sockets are opened.
 *
 * @param refusal the answer to who may not open one; null for who may
 * @param listener the server's end of a new socket
 */
public record Door(
        String path,
        Function<HttpAsk, @Nullable HttpAnswer> refusal,
        Supplier<Wire.Listener> listener) {}
