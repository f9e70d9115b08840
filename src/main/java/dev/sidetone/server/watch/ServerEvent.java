package dev.sidetone.server.watch;

import dev.sidetone.server.binding.Binding;
import dev.sidetone.server.call.CallState;
import dev.sidetone.server.call.SocketId;
import dev.sidetone.server.history.CallRecord;
import dev.sidetone.server.webhook.WebhookEvent;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * Something that happened in the server. None bears a secret or an access token; states of calls
 * bear descriptions, so that an observer must not show or keep a state itself.
 */
public sealed interface ServerEvent {
    /**
     * An endpoint takes calls on a socket.
     *
     * @param endpoint what it is, by its own word; null where it does not say
     * @param until when its access token ends; null for none
     */
    record Registered(
            SocketId socket, String identity, @Nullable Endpoint endpoint, @Nullable Instant until)
            implements ServerEvent {}

    /** An endpoint takes no calls on a socket any more: it said so, or the socket is closed. */
    record Unregistered(SocketId socket, String identity, boolean closed) implements ServerEvent {}

    /**
     * Somebody on a socket was refused what he wanted.
     *
     * @param identity null for who is not known
     */
    record Refused(@Nullable String identity, WireError why) implements ServerEvent {}

    /** All bindings as they are now, oldest first for each identity. */
    record BindingsChanged(List<Binding> all) implements ServerEvent {
        public BindingsChanged {
            all = List.copyOf(all);
        }
    }

    /** The push link of a device came or went. */
    record LinkChanged(String deviceToken, boolean up) implements ServerEvent {}

    /** A call went from one state to the next; {@code before} is null for a new one. */
    record CallChanged(@Nullable CallState before, CallState after) implements ServerEvent {}

    /** A leg that the REST interface knows went on. */
    record RecordChanged(CallRecord record) implements ServerEvent {}

    /**
     * A program on a call did something.
     *
     * @param detail for a person; null for none
     */
    record Noted(String callSid, String name, @Nullable String detail) implements ServerEvent {}

    /** A developer's server was asked for a document, or told of progress. */
    record Asked(WebhookEvent request) implements ServerEvent {}
}
