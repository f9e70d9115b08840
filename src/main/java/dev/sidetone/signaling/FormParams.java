package dev.sidetone.signaling;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parameters of a call as {@code k=v&k=v}, as {@code twilio.params}, {@code Params} and {@code
 * twi_params} carry them. Written with {@code %20} for a space; read with {@code %20} and {@code
 * +}.
 */
public final class FormParams {
    private FormParams() {}

    /** Names and values percent-encoded, in the order of the map. */
    public static String encode(Map<String, String> params) {
        StringBuilder out = new StringBuilder();
        params.forEach(
                (name, value) ->
                        out.append(out.isEmpty() ? "" : "&")
                                .append(encode(name))
                                .append('=')
                                .append(encode(value)));
        return out.toString();
    }

    /**
     * The parameters in their order; of equal names the last. A broken escape is taken as it is.
     */
    public static Map<String, String> decode(String text) {
        Map<String, String> params = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                params.put(decodeOne(name), decodeOne(value));
            }
        }
        return params;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decodeOne(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return text;
        }
    }
}
