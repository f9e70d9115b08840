package dev.sidetone.server.call;

import dev.sidetone.signaling.Message;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;

/** What is to be done about a call. */
public sealed interface CallEffect {
    /** Send a message on a socket. */
    record Send(SocketId to, Message message) implements CallEffect {}

    /** Push to a device of {@code identity}. */
    record Push(String identity, String deviceToken, Map<String, String> payload)
            implements CallEffect {}

    /** Post what would be pushed; {@code Rejected} with {@code sid} says that nobody took it. */
    record Notify(String sid, String url, Map<String, String> payload) implements CallEffect {
        @Override
        public String toString() {
            return "Notify[" + sid + "]";
        }
    }

    /** Start a deadline, over again if it runs. */
    record Arm(Deadline deadline, Duration after) implements CallEffect {}

    /** Forget a deadline. */
    record Disarm(Deadline deadline) implements CallEffect {}

    /** Send an invite whose media goes through the server: with the server's description in it. */
    record InviteAnchored(SocketId to, Message.Invite invite) implements CallEffect {}

    /** Send an answer with the server's description in the place of that of {@code fork}. */
    record AnswerAnchored(SocketId to, String fork, Message.Answer answer) implements CallEffect {}

    /** The server answers a new offer of a leg whose media goes through it. */
    record RestartAnchored(SocketId to, String sid, String offer) implements CallEffect {
        @Override
        public String toString() {
            return "RestartAnchored[" + sid + "]";
        }
    }

    /** A leg whose media goes through the server has come back, and says how it is reached. */
    record ResumeAnchored(String sid, String description) implements CallEffect {
        @Override
        public String toString() {
            return "ResumeAnchored[" + sid + "]";
        }
    }

    /** For the trace: something worth a line happened. */
    record Note(String name, @Nullable Object detail) implements CallEffect {}

    /** What a call waits for. */
    sealed interface Deadline {
        /** Somebody answers. */
        record Ring() implements Deadline {}

        /** Somebody can be reached at all. */
        record Reach() implements Deadline {}

        /** The longest talk is over. */
        record Limit() implements Deadline {}

        /** A leg comes back. */
        record Grace(String sid) implements Deadline {}
    }
}
