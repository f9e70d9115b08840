package dev.sidetone.server.http;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request, whole.
 *
 * @param path without its query, with its escapes
 * @param query after the question mark; empty for none
 * @param headers of any case; kept in lower case
 * @param secure whether it came by TLS
 * @param from who sent it
 */
public record HttpAsk(
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        byte[] body,
        boolean secure,
        InetAddress from) {
    private static final String FORM = "application/x-www-form-urlencoded";

    public HttpAsk {
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
        headers = lower;
    }

    /** The first header of that name, in any case; null for none. */
    public @Nullable String header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.isEmpty() ? null : values.getFirst();
    }

    /** What stands after a word such as {@code Bearer} in the authorization; null for none. */
    public @Nullable String authorization(String scheme) {
        String header = header("Authorization");
        int length = scheme.length() + 1;
        return header != null && header.regionMatches(true, 0, scheme + " ", 0, length)
                ? header.substring(length).trim()
                : null;
    }

    /** The fields of the query and then, where the body is a form, of the body. */
    public Form form() {
        List<Form.Field> fields = new ArrayList<>(Form.decode(query));
        fields.addAll(posted().fields());
        return new Form(fields);
    }

    /** The fields of the body, where that is a form. */
    public Form posted() {
        String type = header("Content-Type");
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            return new Form(Form.decode(new String(body, StandardCharsets.UTF_8)));
        }
        return new Form(List.of());
    }

    /** Without what could be secret. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
