package dev.sidetone.voice;

import dev.sidetone.signaling.Message;
import dev.sidetone.time.SerialQueue.Timer;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages on their way to the server, until it has said what it made of them. */
final class Messages {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Sent> waiting = new LinkedHashMap<>();

    private record Sent(MessageTeller teller, CallMessage message, Timer patience) {}

    /**
     * Sends a message, or tells why it cannot be sent.
     *
     * @param callSid null where the server has not named the call, or it is over
     */
    void send(
            Surroundings around,
            @Nullable String callSid,
            String eventSid,
            CallMessage message,
            MessageTeller teller) {
        VoiceError problem = problem(message, around.connection().isOpen());
        if (callSid == null) {
            teller.failed(eventSid, VoiceError.of(ErrorCode.MESSAGE_UNEXPECTED));
        } else if (problem != null) {
            teller.failed(eventSid, problem);
        } else {
            VoiceError late = VoiceError.of(ErrorCode.REQUEST_TIMEOUT);
            Timer patience = around.queue().after(PATIENCE, () -> failed(eventSid, late));
            waiting.put(eventSid, new Sent(teller, message, patience));
            around.connection()
                    .send(
                            new Message.UserMessage(
                                    callSid,
                                    message.wireContent(),
                                    message.contentType(),
                                    message.messageType(),
                                    eventSid));
        }
    }

    private static @Nullable VoiceError problem(CallMessage message, boolean open) {
        if (message.messageType().isBlank()) {
            return VoiceError.of(ErrorCode.MESSAGE_TYPE_INVALID, "The message has no type.");
        }
        if (message.size() > CallMessage.MAX_BYTES) {
            return VoiceError.of(
                    ErrorCode.MESSAGE_TOO_LARGE,
                    "The message has " + message.size() + " bytes; 10 kB are the most.");
        }
        return open ? null : VoiceError.of(ErrorCode.TRANSPORT_ERROR);
    }

    /** The server has taken it. */
    void taken(String eventSid) {
        Sent sent = done(eventSid);
        if (sent != null) {
            sent.teller().sent(eventSid, sent.message());
        }
    }

    /** The server has refused it, or nothing is known of it. */
    void failed(String eventSid, VoiceError error) {
        Sent sent = done(eventSid);
        if (sent != null) {
            sent.teller().failed(eventSid, error);
        }
    }

    /** The socket is gone, and with it whatever was to be said of those under way. */
    void lost() {
        VoiceError error = VoiceError.of(ErrorCode.TRANSPORT_ERROR);
        List.copyOf(waiting.keySet()).forEach(eventSid -> failed(eventSid, error));
    }

    private @Nullable Sent done(String eventSid) {
        Sent sent = waiting.remove(eventSid);
        if (sent != null) {
            sent.patience().cancel();
        }
        return sent;
    }
}
