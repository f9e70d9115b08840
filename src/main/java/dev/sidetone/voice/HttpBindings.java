package dev.sidetone.voice;

import dev.sidetone.signaling.Protocol;

import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.function.Consumer;

/** Bindings at the server's {@code /v1/bindings}. */
public final class HttpBindings implements Bindings {
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http;
    private final String url;

    /** Bindings at {@code server}, {@code http://host:port}. */
    public HttpBindings(OkHttpClient http, URI server) {
        this.http = http;
        this.url = server.resolve(Protocol.BINDINGS_PATH).toString();
    }

    @Override
    public void bind(
            String accessToken, String deviceToken, Consumer<@Nullable VoiceError> answer) {
        send("POST", accessToken, deviceToken, answer);
    }

    @Override
    public void unbind(
            String accessToken, String deviceToken, Consumer<@Nullable VoiceError> answer) {
        send("DELETE", accessToken, deviceToken, answer);
    }

    private void send(
            String method,
            String accessToken,
            String deviceToken,
            Consumer<@Nullable VoiceError> answer) {
        if (!deviceToken.matches("[0-9A-Fa-f]+") || !printable(accessToken)) {
            answer.accept(
                    VoiceError.of(
                            ErrorCode.REGISTRATION_ERROR,
                            "Http status: 400. The device token must be hexadecimal digits."));
            return;
        }
        Request request =
                new Request.Builder()
                        .url(url)
                        .header("Authorization", "Bearer " + accessToken)
                        .method(
                                method,
                                RequestBody.create(
                                        "{\"deviceToken\":\"" + deviceToken + "\"}", JSON))
                        .build();
        ServerRequest.send(http, request, (_, _) -> answer.accept(null), answer);
    }

    private static boolean printable(String token) {
        return token.chars().allMatch(c -> c > 32 && c < 127);
    }
}
