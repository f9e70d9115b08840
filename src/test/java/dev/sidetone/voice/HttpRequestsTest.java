package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidetone.signaling.OkHttpDialer;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

import okhttp3.OkHttpClient;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Tokens and bindings over real HTTP, and everything that can be wrong with the answer. */
class HttpRequestsTest {
    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient http =
            OkHttpDialer.platform().http().newBuilder().readTimeout(Duration.ofMillis(300)).build();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aTokenIsFetchedForTheIdentity() throws InterruptedException {
        answer(200, "text/plain", "aaa.bbb-_.ccc\n");
        assertThat(fetch()).isEqualTo(new AccessTokenSource.Answer.Token("aaa.bbb-_.ccc"));
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/accessToken?identity=al%20ice");
    }

    @Test
    void aWholeAddressIsTakenAsItIs() throws InterruptedException {
        answer(200, "text/plain", "a.b.c");
        fetchFrom("/access-token?x=1");
        assertThat(server.takeRequest().getTarget())
                .isEqualTo("/access-token?x=1&identity=al%20ice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Welcome</body></html>",
                "<?xml version=\"1.0\"?><Response><Say>Welcome to Twilio</Say></Response>"
            })
    void aPageInsteadOfATokenIsNamed(String page) {
        answer(200, "text/html", page);
        VoiceError error = failure();
        assertThat(error.code()).isEqualTo(20101);
        assertThat(error.message()).contains("/accessToken", "a web page or TwiML");
    }

    @Test
    void nothingAndSomethingElseAreNamedToo() {
        answer(200, "text/plain", "");
        assertThat(failure().message()).contains("answered with nothing");
        answer(200, "application/json", "{\"token\":\"x\"}");
        assertThat(failure().message()).contains("answered with something else");
    }

    @Test
    void theServersOwnWordsAreTold() {
        answer(400, "application/json", "{\"code\":31105,\"message\":\"no spaces\"}");
        VoiceError error = failure();
        assertThat(error.kind()).isEqualTo(ErrorCode.INVALID_CLIENT_NAME);
        assertThat(error.message()).isEqualTo("no spaces");
    }

    @Test
    void otherRefusalsCarryTheirStatus() {
        answer(404, "text/html", "<html>");
        assertThat(failure().code()).isEqualTo(31404);
        answer(400, "text/plain", "A name has letters, not spaces.\n");
        assertThat(failure())
                .isEqualTo(VoiceError.of(ErrorCode.BAD_REQUEST, "A name has letters, not spaces."));
        answer(418, "text/html", "teapot");
        VoiceError error = failure();
        assertThat(error.code()).isEqualTo(31301);
        assertThat(error.message()).contains("418");
    }

    @Test
    void aServerThatDoesNotAnswerTimesOut() {
        server.enqueue(
                new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
        VoiceError error = failure();
        assertThat(error.code()).isEqualTo(31005);
        assertThat(error.message()).contains("does not answer");
    }

    @Test
    void nobodyListening() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        var source = new HttpAccessTokens(http, URI.create("http://127.0.0.1:" + port));
        VoiceError error = ((AccessTokenSource.Answer.Failed) answered(source)).error();
        assertThat(error.code()).isEqualTo(31005);
        assertThat(error.message()).contains("Nothing listens at http://127.0.0.1:" + port);
    }

    @Test
    void aTokenDoesNotShowItself() {
        assertThat(new AccessTokenSource.Answer.Token("a.b.c").toString()).doesNotContain("a.b.c");
    }

    @Test
    void aBindingIsPostedWithTheToken() throws InterruptedException {
        answer(201, "application/json", "{}");
        assertThat(bind("abc123")).isNull();
        RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine()).startsWith("POST /v1/bindings ");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer a.b.c");
        assertThat(request.getBody().utf8()).isEqualTo("{\"deviceToken\":\"abc123\"}");
    }

    @Test
    void anAppMaySayWhatItWasBuiltFor() throws InterruptedException {
        answer(201, "application/json", "{}");
        AtomicBoolean done = new AtomicBoolean();
        new HttpBindings(http, server.url("/").uri())
                .builtFor(() -> PushEnvironment.SANDBOX)
                .bind("a.b.c", "abc123", error -> done.set(error == null));
        await().untilTrue(done);
        assertThat(server.takeRequest().getBody().utf8())
                .isEqualTo("{\"deviceToken\":\"abc123\",\"environment\":\"sandbox\"}");
    }

    @Test
    void aBindingIsEndedByItsDevice() throws InterruptedException {
        answer(204, "text/plain", "");
        AtomicBoolean done = new AtomicBoolean();
        new HttpBindings(http, server.url("/").uri())
                .unbind("a.b.c", "abc123", error -> done.set(error == null));
        await().untilTrue(done);
        assertThat(server.takeRequest().getRequestLine()).startsWith("DELETE /v1/bindings/abc123 ");
    }

    @Test
    void aBindingIsAskedFor() throws InterruptedException {
        answer(204, "text/plain", "");
        answer(404, "text/plain", "");
        assertThat(asked()).isTrue();
        assertThat(server.takeRequest().getRequestLine()).startsWith("GET /v1/bindings/abc123 ");
        assertThat(asked()).isFalse();
    }

    private boolean asked() {
        AtomicReference<@Nullable Boolean> known = new AtomicReference<>();
        new HttpBindings(http, server.url("/").uri()).ask("a.b.c", "abc123", known::set);
        await().until(() -> known.get() != null);
        return Boolean.TRUE.equals(known.get());
    }

    @Test
    void aRefusedBindingIsTold() {
        answer(401, "application/json", "{\"error\":{\"code\":20104,\"message\":\"expired\"}}");
        assertThat(bind("abc123")).extracting(VoiceError::code).isEqualTo(20104);
    }

    @Test
    void aDeviceTokenInDescriptionFormIsRefusedHere() {
        assertThat(bind("<abc123 def456>")).extracting(VoiceError::code).isEqualTo(31301);
        assertThat(bind("<a1b2c3d4 01234567>"))
                .extracting(VoiceError::message)
                .asString()
                .contains("the description of a device token", "Http status: 400");
        assertThat(server.getRequestCount()).isZero();
    }

    private @Nullable VoiceError bind(String deviceToken) {
        AtomicReference<@Nullable VoiceError> result = new AtomicReference<>();
        AtomicBoolean done = new AtomicBoolean();
        new HttpBindings(http, server.url("/").uri())
                .bind(
                        "a.b.c",
                        deviceToken,
                        error -> {
                            result.set(error);
                            done.set(true);
                        });
        await().untilTrue(done);
        return result.get();
    }

    private void answer(int status, String type, String body) {
        server.enqueue(
                new MockResponse.Builder()
                        .code(status)
                        .addHeader("Content-Type", type)
                        .body(body)
                        .build());
    }

    private VoiceError failure() {
        return ((AccessTokenSource.Answer.Failed) fetch()).error();
    }

    private AccessTokenSource.Answer fetch() {
        return fetchFrom("/");
    }

    private AccessTokenSource.Answer fetchFrom(String path) {
        return answered(new HttpAccessTokens(http, server.url(path).uri()));
    }

    private static AccessTokenSource.Answer answered(AccessTokenSource source) {
        AtomicReference<AccessTokenSource.@Nullable Answer> answer = new AtomicReference<>();
        source.fetch("al ice", answer::set);
        await().until(() -> answer.get() != null);
        return Objects.requireNonNull(answer.get());
    }
}
