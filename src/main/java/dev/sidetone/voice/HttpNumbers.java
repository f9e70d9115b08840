package dev.sidetone.voice;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.signaling.Protocol;

import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The own numbers of an account at the server's {@code /v1/numbers}. An addition of Sidetone: no
 * part of the SDK, but what one sets up in the console of a provider.
 */
public final class HttpNumbers {
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http;
    private final Supplier<URI> server;

    /** Numbers at what {@code server} says each time. */
    public HttpNumbers(OkHttpClient http, Supplier<URI> server) {
        this.http = http;
        this.server = server;
    }

    /**
     * Replaces the numbers of the token's identity.
     *
     * @param numbers with plus and country code; the first is shown to those who are called
     * @param answer null when they are its own now; on a thread of the client
     */
    public void set(
            String accessToken, List<String> numbers, Consumer<@Nullable VoiceError> answer) {
        var body = new ObjectMapper().createObjectNode();
        numbers.forEach(body.putArray("numbers")::add);
        Request request =
                new Request.Builder()
                        .url(server.get().resolve(Protocol.NUMBERS_PATH).toString())
                        .header("Authorization", "Bearer " + accessToken)
                        .put(RequestBody.create(body.toString(), JSON))
                        .build();
        ServerRequest.send(http, request, (_, _) -> answer.accept(null), answer);
    }
}
