package dev.sidetone.server.web;

import dev.sidetone.server.http.HttpAnswer;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes answers to HTTP requests. */
final class Answers {
    private Answers() {}

    static void text(Response response, Callback callback, int status, String body) {
        send(response, callback, HttpAnswer.text(status, body));
    }

    static void send(Response response, Callback callback, HttpAnswer answer) {
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        if (answer.type().isEmpty()) {
            callback.succeeded();
            return;
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        Path file = answer.file();
        if (file == null) {
            response.write(true, ByteBuffer.wrap(answer.body()), callback);
        } else {
            send(response, callback, file);
        }
    }

    private static void send(Response response, Callback callback, Path file) {
        try {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, Files.size(file));
            Content.copy(Content.Source.from(file), response, callback);
        } catch (IOException gone) {
            callback.failed(gone);
        }
    }
}
