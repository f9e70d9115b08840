package dev.sidetone.signaling;

import com.fasterxml.jackson.databind.JsonNode;

import dev.sidetone.signaling.Message.Ack;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Cancel;
import dev.sidetone.signaling.Message.Close;
import dev.sidetone.signaling.Message.Connected;
import dev.sidetone.signaling.Message.Dtmf;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Identified;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.Message.Offline;
import dev.sidetone.signaling.Message.Place;
import dev.sidetone.signaling.Message.Ready;
import dev.sidetone.signaling.Message.Register;
import dev.sidetone.signaling.Message.Reinvite;
import dev.sidetone.signaling.Message.Reject;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.Message.Tones;
import dev.sidetone.signaling.Message.Unknown;
import dev.sidetone.signaling.Message.UserMessage;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the payload of one message. What a type cannot do without is insisted on, everything else
 * may be absent; fields that nobody knows are passed over.
 */
final class PayloadReader {
    private static final int MAX_RECONNECT_TIMEOUT = 30;

    private final String type;
    private final JsonNode payload;

    PayloadReader(String type, JsonNode payload) {
        this.type = type;
        this.payload = payload;
    }

    Message read() throws MalformedFrame {
        return switch (type) {
            case "listen" -> listen();
            case "connected" -> connected();
            case "register" -> new Register(payload.path("media").path("audio").asBoolean());
            case "ready" -> new Ready();
            case "offline" -> new Offline();
            case "invite" -> invite();
            case "ringing" -> new Ringing(needed("callsid"), text("sdp"), text("temporarysid"));
            case "answer" -> new Answer(needed("callsid"), text("sdp"), text("reconnect"));
            case "reinvite" -> new Reinvite(needed("callsid"), needed("sdp"));
            case "hangup" -> new Hangup(text("callsid"), error(), text("message"));
            case "cancel" -> new Cancel(needed("callsid"));
            case "reject" -> new Reject(needed("callsid"), text("reason"));
            case "dtmf" -> new Dtmf(needed("callsid"), needed("dtmf"));
            case "tones" -> new Tones(needed("callsid"), needed("dtmf"));
            case "message" -> user();
            case "ack" -> new Ack(needed("acktype"), needed("callsid"), needed("voiceeventsid"));
            case "error" -> failed();
            case "close" -> new Close();
            default -> new Unknown(type);
        };
    }

    private Listen listen() throws MalformedFrame {
        JsonNode info = payload.path("browserinfo");
        Endpoint endpoint =
                info.path("p").isTextual()
                        ? new Endpoint(
                                info.path("p").asText(),
                                textOf(info.path("v")),
                                textOf(info.path("edge")),
                                textOf(info.path("region")))
                        : null;
        int asked = payload.path("reconnectTimeout").asInt();
        int timeout = Math.clamp(asked, 0, MAX_RECONNECT_TIMEOUT);
        return new Listen(needed("token"), text("bridgetoken"), timeout, endpoint);
    }

    private Connected connected() {
        JsonNode token = payload.path("token");
        return new Connected(
                new Identified(
                        token.path("identity").asText(),
                        token.path("ttl").asLong(),
                        textOf(token.path("account_sid"))),
                new Place(text("gateway"), text("region"), text("edge"), text("home")));
    }

    private Invite invite() throws MalformedFrame {
        Map<String, String> parameters = new LinkedHashMap<>();
        payload.path("parameters")
                .properties()
                .forEach(field -> parameters.put(field.getKey(), field.getValue().asText()));
        return new Invite(
                needed("callsid"),
                text("sdp"),
                textOf(payload.path("twilio").path("params")),
                parameters,
                text("reconnect"));
    }

    private UserMessage user() throws MalformedFrame {
        JsonNode content = payload.path("content");
        String contentType = text("contenttype");
        return new UserMessage(
                needed("callsid"),
                content.isMissingNode() ? "null" : content.toString(),
                contentType == null ? "application/json" : contentType,
                needed("messagetype"),
                needed("voiceeventsid"));
    }

    private Failed failed() throws MalformedFrame {
        WireError error = error();
        if (error == null) {
            throw new MalformedFrame("error without error");
        }
        return new Failed(error, text("callsid"), text("voiceeventsid"));
    }

    private @Nullable WireError error() {
        JsonNode error = payload.path("error");
        return error.isObject()
                ? new WireError(error.path("code").asInt(), error.path("message").asText())
                : null;
    }

    private String needed(String name) throws MalformedFrame {
        String value = text(name);
        if (value == null) {
            throw new MalformedFrame(type + " without " + name);
        }
        return value;
    }

    private @Nullable String text(String name) {
        return textOf(payload.path(name));
    }

    private static @Nullable String textOf(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}
