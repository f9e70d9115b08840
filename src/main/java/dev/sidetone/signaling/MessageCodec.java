package dev.sidetone.signaling;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.signaling.Message.Ack;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Cancel;
import dev.sidetone.signaling.Message.Close;
import dev.sidetone.signaling.Message.Connected;
import dev.sidetone.signaling.Message.Dtmf;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Heartbeat;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.Message.Offline;
import dev.sidetone.signaling.Message.Ready;
import dev.sidetone.signaling.Message.Register;
import dev.sidetone.signaling.Message.Reinvite;
import dev.sidetone.signaling.Message.Reject;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.Message.Tones;
import dev.sidetone.signaling.Message.Unknown;
import dev.sidetone.signaling.Message.UserMessage;

import org.jspecify.annotations.Nullable;

/** Messages to text frames and back. Safe for use by several threads. */
public final class MessageCodec {
    private static final int MAX_DEPTH = 32;

    private final ObjectMapper json =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** The text frame of a message. */
    public String encode(Message message) {
        if (message instanceof Heartbeat) {
            return Protocol.HEARTBEAT;
        }
        ObjectNode frame = json.createObjectNode();
        frame.put("type", typeOf(message)).put("version", Protocol.VERSION);
        new PayloadWriter(json, frame.putObject("payload")).write(message);
        return frame.toString();
    }

    /**
     * The message of a text frame. Types that nobody knows become {@link Unknown}.
     *
     * @throws MalformedFrame when it is not JSON, has no type, or lacks what its type needs
     */
    public Message decode(String frame) throws MalformedFrame {
        if (frame.equals(Protocol.HEARTBEAT)) {
            return new Heartbeat();
        }
        JsonNode root = parse(frame);
        JsonNode type = root.path("type");
        if (!type.isTextual()) {
            throw new MalformedFrame("the frame has no type");
        }
        JsonNode payload = root.path("payload");
        if (!payload.isObject() && !payload.isMissingNode() && !payload.isNull()) {
            throw new MalformedFrame(
                    "the payload of " + shortened(type.asText()) + " is no object");
        }
        return new PayloadReader(shortened(type.asText()), payload).read();
    }

    private JsonNode parse(String frame) throws MalformedFrame {
        try {
            JsonNode root = json.readTree(frame);
            if (root == null || !root.isObject()) {
                throw new MalformedFrame("the frame is not a JSON object");
            }
            return root;
        } catch (JsonProcessingException notJson) {
            throw new MalformedFrame("the frame is not JSON");
        }
    }

    private static String shortened(String type) {
        return type.length() <= 40 ? type : type.substring(0, 40) + "…";
    }

    static @Nullable String typeOf(Message message) {
        return switch (message) {
            case Heartbeat _ -> null;
            case Listen _ -> "listen";
            case Connected _ -> "connected";
            case Register _ -> "register";
            case Ready _ -> "ready";
            case Offline _ -> "offline";
            case Invite _ -> "invite";
            case Ringing _ -> "ringing";
            case Answer _ -> "answer";
            case Reinvite _ -> "reinvite";
            case Hangup _ -> "hangup";
            case Cancel _ -> "cancel";
            case Reject _ -> "reject";
            case Dtmf _ -> "dtmf";
            case Tones _ -> "tones";
            case UserMessage _ -> "message";
            case Ack _ -> "ack";
            case Failed _ -> "error";
            case Close _ -> "close";
            case Unknown unknown -> unknown.type();
        };
    }
}
