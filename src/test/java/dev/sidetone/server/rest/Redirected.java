package dev.sidetone.server.rest;

import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;

import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Twilio's library only ever asks its own hosts; this asks ours. */
final class Redirected extends HttpClient {
    private final OkHttpClient http;
    private final UnaryOperator<String> ours;

    /** {@code ours} makes an address of a path with its query. */
    Redirected(OkHttpClient http, UnaryOperator<String> ours) {
        this.http = http;
        this.ours = ours;
    }

    @Override
    public Response makeRequest(Request request) {
        URI asked = URI.create(request.constructURL().toString());
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        var here =
                new okhttp3.Request.Builder()
                        .url(ours.apply(asked.getRawPath() + query))
                        .header("Authorization", request.getAuthString());
        String form = request.encodeFormBody();
        String method = request.getMethod().name();
        var body =
                RequestBody.create(
                        form.getBytes(StandardCharsets.UTF_8),
                        MediaType.get("application/x-www-form-urlencoded"));
        here.method(method, method.equals("POST") ? body : null);
        try (okhttp3.Response response = http.newCall(here.build()).execute()) {
            return new Response(response.body().string(), response.code());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
