package dev.sidetone.server.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Short answers to HTTP requests. */
final class Answers {
    private Answers() {}

    static void text(Response response, Callback callback, int status, String body) {
        send(response, callback, status, "text/plain; charset=utf-8", body);
    }

    static void json(Response response, Callback callback, int status, String body) {
        send(response, callback, status, "application/json", body);
    }

    static void xml(Response response, Callback callback, String body) {
        send(response, callback, 200, "text/xml; charset=utf-8", body);
    }

    static void empty(Response response, Callback callback, int status) {
        response.setStatus(status);
        callback.succeeded();
    }

    private static void send(
            Response response, Callback callback, int status, String type, String body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
    }
}
