package dev.sidetone.server.call;

import dev.sidetone.signaling.Message.UserMessage;

import org.jspecify.annotations.Nullable;

/**
 * What happens to a call. A {@code sid} names the leg or fork that the event came from; whoever
 * sends the event has made sure that the sender is the one whose leg it is.
 */
public sealed interface CallEvent {
    /** The forks are known: let it ring. */
    record Placed() implements CallEvent {}

    /** The push link of a device came or went. */
    record LinkChanged(String deviceToken, boolean up) implements CallEvent {}

    /** Somebody who was pushed asks for the offer. */
    record Fetched(String sid, Attachment by) implements CallEvent {}

    /** An answer, to the invite or to a new offer. */
    record Answered(String sid, Attachment by, @Nullable String sdp) implements CallEvent {}

    /** The callee will not take it. */
    record Rejected(String sid, boolean busy) implements CallEvent {}

    /** One side hung up. */
    record HungUp(String sid) implements CallEvent {}

    /** A socket broke or was closed. */
    record SocketClosed(SocketId socket) implements CallEvent {}

    /**
     * A leg has come back on a fresh socket, or confirms itself on the same.
     *
     * @param sdp its local description: the answer, where the first one was lost on the way
     */
    record Resumed(String sid, Attachment by, @Nullable String sdp) implements CallEvent {}

    /** New ICE credentials. */
    record Reoffered(String sid, Attachment by, String sdp) implements CallEvent {}

    /** Digits by signaling. */
    record DigitsPressed(String sid, String digits) implements CallEvent {}

    /**
     * A message of the app.
     *
     * @param forwardedAs the SID under which the other side gets it
     */
    record Said(String sid, Attachment by, UserMessage message, String forwardedAs)
            implements CallEvent {}

    /** A deadline that an effect has armed is over. */
    record DeadlinePassed(CallEffect.Deadline deadline) implements CallEvent {}

    /** A line has an answer to the offer. */
    record LineAnswered(String sid, String sdp) implements CallEvent {}

    /** A line has said all it had to say. */
    record LineFinished(String sid) implements CallEvent {}

    /** A line cannot go on. */
    record LineFailed(String sid, int code, String reason) implements CallEvent {}
}
