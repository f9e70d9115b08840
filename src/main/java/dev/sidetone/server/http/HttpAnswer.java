package dev.sidetone.server.http;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a request is answered.
 *
 * @param type of the content; empty for none
 * @param file whose content is answered instead of {@code body}; null for none
 */
public record HttpAnswer(
        int status, String type, byte[] body, @Nullable Path file, Map<String, String> headers) {
    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    /** Plain text. */
    public static HttpAnswer text(int status, String body) {
        return of(status, "text/plain; charset=utf-8", body);
    }

    /** JSON. */
    public static HttpAnswer json(int status, String body) {
        return of(status, "application/json", body);
    }

    /** A document such as TwiML. */
    public static HttpAnswer xml(String body) {
        return of(200, "text/xml; charset=utf-8", body);
    }

    /** A file, as it is when it is sent. */
    public static HttpAnswer file(Path file, String type) {
        return new HttpAnswer(200, type, new byte[0], file, Map.of());
    }

    /** Nothing but a status. */
    public static HttpAnswer empty(int status) {
        return of(status, "", "");
    }

    private static HttpAnswer of(int status, String type, String body) {
        return new HttpAnswer(status, type, body.getBytes(StandardCharsets.UTF_8), null, Map.of());
    }

    /** The same with one more header. */
    public HttpAnswer with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new HttpAnswer(status, type, body, file, more);
    }

    /** The body, read as UTF-8. */
    public String content() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return status + " " + type;
    }
}
