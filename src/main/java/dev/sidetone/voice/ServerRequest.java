package dev.sidetone.voice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.signaling.DialFailure;

import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One HTTP request to the voice server, with what can go wrong in the SDK's words. */
final class ServerRequest implements Callback {
    private static final long MAX_BODY = 64 * 1024;
    private static final int MAX_SENTENCE = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String where;
    private final BiConsumer<Response, String> succeeded;
    private final Consumer<VoiceError> failed;

    private ServerRequest(
            String where, BiConsumer<Response, String> succeeded, Consumer<VoiceError> failed) {
        this.where = where;
        this.succeeded = succeeded;
        this.failed = failed;
    }

    /** Sends {@code request}; exactly one of the two is called, on a thread of the client. */
    static void send(
            OkHttpClient http,
            Request request,
            BiConsumer<Response, String> succeeded,
            Consumer<VoiceError> failed) {
        URI url = request.url().uri();
        String where = url.getScheme() + "://" + url.getRawAuthority();
        http.newCall(request).enqueue(new ServerRequest(where, succeeded, failed));
    }

    @Override
    public void onFailure(Call call, IOException cause) {
        DialFailure failure =
                cause instanceof InterruptedIOException
                        ? DialFailure.TIMED_OUT
                        : DialFailure.of(cause, false);
        failed.accept(VoiceError.fromDial(failure, where));
    }

    @Override
    public void onResponse(Call call, Response response) {
        try (response) {
            String body = response.peekBody(MAX_BODY).string();
            if (response.isSuccessful()) {
                succeeded.accept(response, body);
            } else {
                failed.accept(refusal(response, body));
            }
        } catch (IOException broken) {
            onFailure(call, broken);
        }
    }

    private VoiceError refusal(Response response, String body) {
        VoiceError told = told(body);
        if (told != null) {
            return told;
        }
        ErrorCode kind = ErrorCode.of(31_000 + response.code());
        String words = isSentence(response, body) ? body.strip() : "";
        String status = where + " answered with HTTP status " + response.code();
        return VoiceError.of(
                kind == ErrorCode.UNKNOWN_ERROR ? ErrorCode.REGISTRATION_ERROR : kind,
                words.isEmpty()
                        ? status + "."
                        : kind == ErrorCode.BAD_REQUEST ? words : status + ": " + words);
    }

    private static boolean isSentence(Response response, String body) {
        String type = response.header("Content-Type", "");
        return type != null
                && type.startsWith("text/plain")
                && !body.isBlank()
                && body.length() <= MAX_SENTENCE;
    }

    /** The server's own words, where it has some: {@code {"code":20104,"message":"…"}}. */
    private static @Nullable VoiceError told(String body) {
        try {
            JsonNode root = JSON.readTree(body);
            JsonNode error = root == null ? null : root.has("error") ? root.path("error") : root;
            return error == null || !error.path("code").isInt()
                    ? null
                    : VoiceError.fromWire(
                            error.path("code").asInt(), error.path("message").asText());
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }
}
