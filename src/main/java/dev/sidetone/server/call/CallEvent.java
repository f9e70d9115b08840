package dev.sidetone.server.call;

import dev.sidetone.signaling.Message.UserMessage;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.util.List;

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

    /**
     * The callee will not take it.
     *
     * @param busy whether that is for being in another call
     */
    record Rejected(String sid, WireError why, boolean busy) implements CallEvent {
        /** One that will not, for another reason than being in another call. */
        public Rejected(String sid, WireError why) {
            this(sid, why, false);
        }
    }

    /** One side hung up, or cannot go on. */
    record HungUp(String sid, @Nullable WireError why) implements CallEvent {
        /** A side that hung up. */
        public HungUp(String sid) {
            this(sid, null);
        }
    }

    /** The server ends the call for both sides. */
    record Terminated() implements CallEvent {}

    /**
     * The program that has the call lets it ring elsewhere. When nobody answers there, the program
     * is told by {@code error} with the SID of its fork, and has the call again.
     *
     * @param sid the fork of the program
     */
    record Forwarded(String sid, Placement to, List<Fork> forks) implements CallEvent {
        public Forwarded {
            forks = List.copyOf(forks);
        }
    }

    /** A description cannot be used; the leg or fork is one without media. */
    record MediaRefused(String sid, WireError why) implements CallEvent {}

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
}
