package dev.sidetone.voice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * A message of the app, within a call or an invite.
 *
 * <p>On the wire the content is a JSON value: JSON travels as it is, any other text as a string.
 *
 * @param content at most {@link #MAX_BYTES} of UTF-8
 * @param messageType {@link #USER_DEFINED}; servers refuse others with 31210
 * @param contentType a media type
 * @param voiceEventSid {@code KX…}, the name of a message that has come; empty for one to be sent
 */
public record CallMessage(
        String content, String messageType, String contentType, String voiceEventSid) {
    /** The type that apps' own messages have. */
    public static final String USER_DEFINED = "user-defined-message";

    /** The content type where none is given. */
    public static final String JSON = "application/json";

    /** The longest content. */
    public static final int MAX_BYTES = 10 * 1024;

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** A message of JSON to be sent. */
    public CallMessage(String content) {
        this(content, USER_DEFINED, JSON, "");
    }

    /** A message of another content type to be sent. */
    public CallMessage(String content, String contentType) {
        this(content, USER_DEFINED, contentType, "");
    }

    /** A message as the wire brings it. */
    static CallMessage ofWire(String value, String type, String contentType, String eventSid) {
        JsonNode text = contentType.equals(JSON) ? null : read(value);
        String content = text != null && text.isTextual() ? text.textValue() : value;
        return new CallMessage(content, type, contentType, eventSid);
    }

    /** The content as a JSON value. */
    String wireContent() {
        boolean json = contentType.equals(JSON) && read(content) != null;
        return json ? content : MAPPER.getNodeFactory().textNode(content).toString();
    }

    int size() {
        return wireContent().getBytes(StandardCharsets.UTF_8).length;
    }

    private static @Nullable JsonNode read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node == null || node.isMissingNode() ? null : node;
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    /** Without the content, which may be private. */
    @Override
    public String toString() {
        return "CallMessage[" + messageType + ", " + contentType + ", " + size() + " bytes]";
    }
}
