package dev.sidetone.server.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.webhook.Address;
import dev.sidetone.server.webhook.Courier;
import dev.sidetone.server.webhook.Courier.Letter;
import dev.sidetone.server.webhook.Courier.Reply;
import dev.sidetone.server.webhook.Signature;
import dev.sidetone.server.webhook.WebhookEvent;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The client notification webhook: the keys of a push as JSON, signed with the auth token over the
 * URL with the hash of the body. 200 says that it is delivered, 404 that nobody is bound there;
 * anything else is error 13807, and a URL that is none 13806. Redirects are not followed.
 */
public final class ClientNotifications implements Notifier {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final int UNAVAILABLE = 31480;
    private static final int INVALID_URL = 13806;
    private static final int ENDPOINT_FAILED = 13807;

    private final Courier courier;
    private final String authToken;
    private final Time time;
    private final Consumer<WebhookEvent> events;

    /** Notifications signed with {@code authToken}; {@code events} hears how each one went. */
    public ClientNotifications(
            Courier courier, String authToken, Time time, Consumer<WebhookEvent> events) {
        this.courier = courier;
        this.authToken = authToken;
        this.time = time;
        this.events = events;
    }

    /** What came of one; no error where it was delivered. */
    private record Outcome(@Nullable Integer status, @Nullable Integer error, String text) {
        private boolean delivered() {
            return status != null && status == 200;
        }
    }

    @Override
    public void notify(
            String callSid, String url, Map<String, String> payload, Consumer<WireError> refused) {
        String known = Address.resolve(null, url);
        if (known == null) {
            var invalid = new Outcome(null, INVALID_URL, "it is neither an http nor an https URL");
            done(callSid, url, Duration.ZERO, invalid, refused);
            return;
        }
        byte[] body = body(payload);
        URI parts = URI.create(known);
        String user = parts.getRawUserInfo();
        String bare = user == null ? known : known.replace(user + "@", "");
        long begun = time.nanos();
        courier.send(
                letter(bare, parts.getUserInfo(), body),
                reply -> {
                    Duration took = Duration.ofNanos(time.nanos() - begun);
                    done(callSid, bare, took, outcome(reply), refused);
                });
    }

    private Letter letter(String url, @Nullable String user, byte[] body) {
        String signed = Signature.withBodyHash(url, body);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", "TwilioProxy/1.1");
        headers.put("Content-Type", "application/json");
        headers.put(Signature.HEADER, Signature.of(authToken, signed, Map.of()));
        if (user != null) {
            byte[] bytes = user.getBytes(StandardCharsets.UTF_8);
            headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
        }
        String text = new String(body, StandardCharsets.UTF_8);
        return new Letter(HttpMethod.POST, signed, headers, text, WITHIN);
    }

    private static byte[] body(Map<String, String> payload) {
        try {
            return JSON.writeValueAsBytes(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Outcome outcome(Reply reply) {
        return switch (reply) {
            case Reply.Received received when received.status() == 200 ->
                    new Outcome(200, null, "it is delivered");
            case Reply.Received received when received.status() == 404 ->
                    new Outcome(404, null, "nobody is bound there (404)");
            case Reply.Received received ->
                    new Outcome(
                            received.status(),
                            ENDPOINT_FAILED,
                            "it answered with HTTP status " + received.status());
            case Reply.Lost(_, String why) -> new Outcome(null, ENDPOINT_FAILED, why);
        };
    }

    private void done(
            String callSid,
            String url,
            Duration took,
            Outcome outcome,
            Consumer<WireError> refused) {
        String shown = Address.shown(url);
        events.accept(
                new WebhookEvent(
                        time.now(),
                        WebhookEvent.Kind.NOTIFICATION,
                        callSid,
                        HttpMethod.POST,
                        shown,
                        outcome.status(),
                        took,
                        outcome.error(),
                        outcome.error() == null
                                ? outcome.text()
                                : outcome.error()
                                        + " The notification of "
                                        + shown
                                        + " failed: "
                                        + outcome.text(),
                        List.of()));
        if (outcome.delivered()) {
            return;
        }
        Integer error = outcome.error();
        String number = error == null ? "" : " (" + error + ")";
        String text = "the client notification URL took no call" + number + ": " + outcome.text();
        refused.accept(new WireError(UNAVAILABLE, text));
    }
}
