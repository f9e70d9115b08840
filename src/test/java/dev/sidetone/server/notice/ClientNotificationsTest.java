package dev.sidetone.server.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.security.RequestValidator;

import dev.sidetone.server.webhook.OkHttpCourier;
import dev.sidetone.server.webhook.WebhookEvent;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.time.RealTime;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import okhttp3.OkHttpClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The client notification webhook over real sockets. */
class ClientNotificationsTest {
    private static final String AUTH_TOKEN = "the auth token";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Map<String, String> PAYLOAD =
            Map.of("twi_message_type", "twilio.voice.call", "twi_params", "name=王 &x");

    private final MockWebServer developer = new MockWebServer();
    private final OkHttpCourier courier = new OkHttpCourier(new OkHttpClient());
    private final List<WebhookEvent> events = new CopyOnWriteArrayList<>();
    private final List<WireError> refused = new CopyOnWriteArrayList<>();
    private final ClientNotifications notifications =
            new ClientNotifications(courier, AUTH_TOKEN, new RealTime(), events::add);

    @BeforeEach
    void start() throws IOException {
        developer.start();
    }

    @AfterEach
    void stop() {
        courier.close();
        developer.close();
    }

    private void answers(int status) {
        developer.enqueue(
                new MockResponse.Builder().code(status).addHeader("Location", "/other").build());
    }

    private WebhookEvent posted(String url) {
        notifications.notify("CA1", url, PAYLOAD, refused::add);
        await().atMost(PATIENCE).until(() -> !events.isEmpty());
        return events.getFirst();
    }

    @Test
    void itIsSignedJsonThatTwiliosValidatorAccepts() throws Exception {
        answers(200);
        String url = developer.url("/notify?shop=7").toString();
        WebhookEvent event = posted(url);

        assertThat(event.error()).isNull();
        assertThat(event.kind()).isEqualTo(WebhookEvent.Kind.NOTIFICATION);
        assertThat(refused).isEmpty();
        RecordedRequest request =
                Objects.requireNonNull(developer.takeRequest(5, TimeUnit.SECONDS));
        String body = Objects.requireNonNull(request.getBody()).utf8();
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(body)).isEqualTo(json.valueToTree(PAYLOAD));
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
        String signature = request.getHeaders().get("X-Twilio-Signature");
        String seen = developer.url("/").resolve(request.getTarget()) + "";
        assertThat(new RequestValidator(AUTH_TOKEN).validate(seen, body, signature)).isTrue();
        assertThat(request.getHeaders().toString()).doesNotContain(AUTH_TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "404, , nobody is bound there",
        "500, 13807, HTTP status 500",
        "401, 13807, HTTP status 401",
        "201, 13807, HTTP status 201",
        "302, 13807, HTTP status 302"
    })
    void whoeverDoesNotTakeItIsTold(int status, Integer error, String text) {
        answers(status);
        WebhookEvent event = posted(developer.url("/notify").toString());
        assertThat(event.error()).isEqualTo(error);
        assertThat(event.text()).contains(text);
        assertThat(refused).hasSize(1);
        assertThat(refused.getFirst().code()).isEqualTo(31480);
        assertThat(refused.getFirst().message())
                .contains(text, error == null ? "" : String.valueOf(error));
        assertThat(developer.getRequestCount()).as("a redirect is not followed").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://a.example/", "nonsense", ""})
    void whatIsNoUrlIsNotAsked(String url) {
        WebhookEvent event = posted(url);
        assertThat(event.error()).isEqualTo(13806);
        assertThat(refused.getFirst().message()).contains("13806");
        assertThat(developer.getRequestCount()).isZero();
    }

    @Test
    void nobodyListens() {
        String url = developer.url("/notify").toString();
        developer.close();
        assertThat(posted(url).error()).isEqualTo(13807);
    }

    @Test
    void credentialsOfTheUrlAreAHeaderAndNeverShown() throws Exception {
        answers(200);
        String url = developer.url("/notify?pin=4711").toString();
        WebhookEvent event = posted(url.replace("http://", "http://al:p%40ss@"));
        RecordedRequest request =
                Objects.requireNonNull(developer.takeRequest(5, TimeUnit.SECONDS));
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Basic YWw6cEBzcw==");
        assertThat(event.toString()).doesNotContain("ss@", "al:", "4711");
    }
}
