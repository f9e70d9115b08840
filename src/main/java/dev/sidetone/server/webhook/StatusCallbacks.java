package dev.sidetone.server.webhook;

import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.webhook.Courier.Reply;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;

import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells developers' servers how calls go on (voice-sdk.md §5.4): for one call in order, each event
 * three times at most until it is taken. A slow or dead receiver keeps nobody waiting: its oldest
 * events give way when 100 wait. Give it a {@link Courier} of its own.
 */
public final class StatusCallbacks implements AutoCloseable {
    private static final int MOST_LANES = 1000;
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final Desk desk;
    private final SerialQueue queue;
    private final Randomness randomness;
    private final Consumer<WebhookEvent> events;
    private final Map<String, StatusLane> lanes = new HashMap<>();

    /**
     * The callbacks of one account.
     *
     * @param authToken signs; it is never sent
     * @param events hears of each event that was taken or given up, on a queue of ours
     */
    public StatusCallbacks(
            Courier courier,
            String authToken,
            Time time,
            Randomness randomness,
            Consumer<WebhookEvent> events) {
        this.queue = time.queue("status callbacks");
        this.desk = new Desk(courier, authToken, time, queue);
        this.randomness = randomness;
        this.events = events;
    }

    /**
     * A receiver of one call's events.
     *
     * @param url absolute, as {@link Address#resolve} makes it
     * @param wanted events by their names in TwiML
     */
    public StatusFeed feed(String callSid, String url, HttpMethod method, Set<String> wanted) {
        return new StatusFeed(this, callSid, method, url, wanted);
    }

    /**
     * Tells one URL of one event; only the time is added to the form. Never blocks; callable from
     * any thread.
     */
    public void tell(String callSid, String event, Link to, Map<String, String> form) {
        Map<String, String> whole = new LinkedHashMap<>(form);
        whole.put("Timestamp", timestamp());
        CallCookies cookies = new CallCookies();
        deliver(new StatusReport(callSid, event, to.method(), to.url(), whole, cookies));
    }

    String timestamp() {
        return TIMESTAMP.format(desk.time().now().atOffset(ZoneOffset.UTC));
    }

    void deliver(StatusReport report) {
        queue.execute(() -> enter(report));
    }

    private void enter(StatusReport report) {
        HttpUrl url = HttpUrl.parse(report.url());
        if (url == null) {
            tell(report, null, Duration.ZERO, FetchError.URL.number(), "it is no URL");
            return;
        }
        if (!lanes.containsKey(report.url()) && lanes.size() >= MOST_LANES) {
            tell(report, null, Duration.ZERO, null, "given up: too many URLs are waited for");
            return;
        }
        StatusLane lane = lanes.computeIfAbsent(report.url(), _ -> new StatusLane());
        StatusReport oldest = lane.add(report);
        if (oldest != null) {
            tell(oldest, null, Duration.ZERO, null, "given up: too many events are waiting");
        }
        advance(lane);
    }

    private void advance(StatusLane lane) {
        for (StatusReport next = lane.next(); next != null; next = lane.next()) {
            send(lane, next, randomness.uuid().toString(), 1);
        }
    }

    private void send(StatusLane lane, StatusReport report, String token, int attempt) {
        HttpUrl url = HttpUrl.get(report.url());
        var order = new Errand.Order(report.method(), url, report.form(), report.cookies(), token);
        Errand.run(desk, order, outcome -> over(lane, report, token, attempt, outcome));
    }

    private void over(
            StatusLane lane,
            StatusReport report,
            String token,
            int attempt,
            Errand.Outcome outcome) {
        if (attempt < ATTEMPTS && worthAnother(outcome.reply())) {
            Duration wait = FIRST_WAIT.multipliedBy((long) attempt * attempt);
            queue.after(wait, () -> send(lane, report, token, attempt + 1));
            return;
        }
        tell(report, outcome);
        lane.over(report);
        advance(lane);
        if (lane.idle()) {
            lanes.remove(report.url());
        }
    }

    private static boolean worthAnother(Reply reply) {
        return switch (reply) {
            case Reply.Received received -> received.status() == 429 || received.status() >= 500;
            case Reply.Lost lost ->
                    lost.error() != FetchError.URL && lost.error() != FetchError.REDIRECTS;
        };
    }

    private void tell(StatusReport report, Errand.Outcome outcome) {
        switch (outcome.reply()) {
            case Reply.Lost(FetchError error, String why) ->
                    tell(report, null, outcome.took(), error.number(), why);
            case Reply.Received received -> {
                boolean taken = received.status() / 100 == 2;
                tell(
                        report,
                        received.status(),
                        outcome.took(),
                        taken ? null : FetchError.STATUS.number(),
                        taken ? "taken" : "the answer is no success");
            }
        }
    }

    private void tell(
            StatusReport report,
            @Nullable Integer status,
            Duration took,
            @Nullable Integer error,
            String text) {
        events.accept(
                new WebhookEvent(
                        desk.time().now(),
                        WebhookEvent.Kind.STATUS,
                        report.callSid(),
                        report.method(),
                        Address.shown(report.url()),
                        status,
                        took,
                        error,
                        report.event() + ": " + text,
                        List.of()));
    }

    /** Tells nothing more. The courier stays its maker's. */
    @Override
    public void close() {
        queue.close();
    }
}
