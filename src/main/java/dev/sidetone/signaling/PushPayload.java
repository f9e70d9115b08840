package dev.sidetone.signaling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.LinkedHashMap;
import java.util.Map;

/** A push: one flat JSON object of strings, one text frame on the push link. */
public final class PushPayload {
    /** {@link #CALL} or {@link #CANCEL}. */
    public static final String MESSAGE_TYPE = "twi_message_type";

    /** Unique for each push. */
    public static final String MESSAGE_ID = "twi_message_id";

    /** The account. */
    public static final String ACCOUNT_SID = "twi_account_sid";

    /** The callee's leg. */
    public static final String CALL_SID = "twi_call_sid";

    /** {@code client:alice}. */
    public static final String FROM = "twi_from";

    /** {@code client:bob}. */
    public static final String TO = "twi_to";

    /** Fetches the offer: {@link Message.Listen#bridgeToken()}. */
    public static final String BRIDGE_TOKEN = "twi_bridge_token";

    /** Custom parameters, {@link FormParams}. */
    public static final String PARAMS = "twi_params";

    /** Seconds for which the caller waits. */
    public static final String ANSWER_TIMEOUT = "twi_answer_timeout";

    /** Value of {@link #MESSAGE_TYPE}: an incoming call. */
    public static final String CALL = "twilio.voice.call";

    /** Value of {@link #MESSAGE_TYPE}: it is over before it was answered here. */
    public static final String CANCEL = "twilio.voice.cancel";

    private static final ObjectMapper JSON = new ObjectMapper();

    private PushPayload() {}

    /** The text frame of a push. */
    public static String encode(Map<String, String> fields) {
        var object = JSON.createObjectNode();
        fields.forEach(object::put);
        return object.toString();
    }

    /**
     * The fields of a push.
     *
     * @throws MalformedFrame when the frame is not a JSON object
     */
    public static Map<String, String> decode(String frame) throws MalformedFrame {
        try {
            JsonNode root = JSON.readTree(frame);
            if (root == null || !root.isObject()) {
                throw new MalformedFrame("the push is not a JSON object");
            }
            Map<String, String> fields = new LinkedHashMap<>();
            root.properties()
                    .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
            return fields;
        } catch (JsonProcessingException notJson) {
            throw new MalformedFrame("the push is not JSON");
        }
    }
}
