package dev.sidetone.signaling;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Parameters of a call as {@code k=v&k=v}, as {@code twilio.params}, {@code Params} and {@code
 * twi_params} carry them. Written with {@code %20} for a space; read with {@code %20} and {@code
 * +}.
 */
public final class FormParams {
    private FormParams() {}

    /** Names and values percent-encoded, in the order of the map. */
    public static String encode(Map<String, String> params) {
        return join(params, FormParams::encode);
    }

    /**
     * The same for a callee, as SDKs read it: values alone are encoded. A name is taken as it is,
     * so only what would end it is escaped, and stays so.
     */
    public static String encodeValues(Map<String, String> params) {
        return join(params, name -> name.replace("&", "%26").replace("=", "%3D"));
    }

    /** Reads what {@link #encodeValues} writes. */
    public static Map<String, String> decodeValues(String text) {
        return split(text, name -> name);
    }

    /**
     * The parameters in their order; of equal names the last. A broken escape is taken as it is.
     */
    public static Map<String, String> decode(String text) {
        return split(text, FormParams::decodeOne);
    }

    private static String join(Map<String, String> params, UnaryOperator<String> written) {
        StringBuilder out = new StringBuilder();
        params.forEach(
                (name, value) ->
                        out.append(out.isEmpty() ? "" : "&")
                                .append(written.apply(name))
                                .append('=')
                                .append(encode(value)));
        return out.toString();
    }

    private static Map<String, String> split(String text, UnaryOperator<String> read) {
        Map<String, String> params = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                params.put(read.apply(name), decodeOne(value));
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
