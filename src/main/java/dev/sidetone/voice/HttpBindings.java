package dev.sidetone.voice;

import dev.sidetone.signaling.Protocol;

import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Bindings at the server's {@code /v1/bindings}. */
public final class HttpBindings implements Bindings {
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http;
    private final Supplier<URI> server;
    private final Supplier<@Nullable PushEnvironment> environment;

    /** Bindings at {@code server}, {@code http://host:port}. */
    public HttpBindings(OkHttpClient http, URI server) {
        this(http, () -> server);
    }

    /** Bindings at what {@code server} says each time. */
    public HttpBindings(OkHttpClient http, Supplier<URI> server) {
        this(http, server, () -> null);
    }

    private HttpBindings(
            OkHttpClient http,
            Supplier<URI> server,
            Supplier<@Nullable PushEnvironment> environment) {
        this.http = http;
        this.server = server;
        this.environment = environment;
    }

    /**
     * The same for an app that says what it was built for, asked at each registration; null says
     * nothing, as at first, and then pushes of any credential arrive. Where it says another one
     * than its push credential is for, it registers well and no push comes: callers hear 31480 and
     * why.
     */
    public HttpBindings builtFor(Supplier<@Nullable PushEnvironment> other) {
        return new HttpBindings(http, server, other);
    }

    private String url() {
        return server.get().resolve(Protocol.BINDINGS_PATH).toString();
    }

    @Override
    public void bind(
            String accessToken, String deviceToken, Consumer<@Nullable VoiceError> answer) {
        PushEnvironment built = environment.get();
        String further = built == null ? "" : ",\"environment\":\"" + built.wireName() + "\"";
        String body = "{\"deviceToken\":\"" + deviceToken + "\"" + further + "}";
        RequestBody posted = RequestBody.create(body, JSON);
        send("POST", url(), posted, accessToken, deviceToken, answer);
    }

    @Override
    public void unbind(
            String accessToken, String deviceToken, Consumer<@Nullable VoiceError> answer) {
        send("DELETE", url() + "/" + deviceToken, null, accessToken, deviceToken, answer);
    }

    @Override
    public void ask(String accessToken, String deviceToken, Consumer<Boolean> answer) {
        send(
                "GET",
                url() + "/" + deviceToken,
                null,
                accessToken,
                deviceToken,
                error -> answer.accept(error == null));
    }

    private void send(
            String method,
            String address,
            @Nullable RequestBody body,
            String accessToken,
            String deviceToken,
            Consumer<@Nullable VoiceError> answer) {
        if (!deviceToken.matches("[0-9A-Fa-f]+")) {
            answer.accept(
                    VoiceError.of(
                            ErrorCode.REGISTRATION_ERROR,
                            wrongForm(deviceToken) + " Http status: 400"));
        } else if (!accessToken.chars().allMatch(c -> c > 32 && c < 127)) {
            answer.accept(VoiceError.of(ErrorCode.ACCESS_TOKEN_INVALID));
        } else {
            Request request =
                    new Request.Builder()
                            .url(address)
                            .header("Authorization", "Bearer " + accessToken)
                            .method(method, body)
                            .build();
            ServerRequest.send(http, request, (_, _) -> answer.accept(null), answer);
        }
    }

    /** Many an app has registered what printing the token's bytes gave. */
    private static String wrongForm(String deviceToken) {
        return deviceToken.strip().matches("<[0-9A-Fa-f]{8}( [0-9A-Fa-f]{8})*>")
                ? "This is the description of a device token's bytes, with brackets and spaces:"
                        + " register the bytes, or their hexadecimal digits."
                : "A device token is written in hexadecimal digits, without brackets or spaces.";
    }
}
