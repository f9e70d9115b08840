package dev.sidetone.server.webhook;

import static dev.sidetone.server.webhook.ScriptedCourier.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.webhook.Courier.Letter;
import dev.sidetone.server.webhook.Courier.Reply;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.VirtualTime;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Telling how calls go on, on virtual time. */
class StatusCallbacksTest {
    private static final String URL = "https://dev.example/status?k=hush";
    private static final Set<String> ALL = Set.of("initiated", "ringing", "answered", "completed");

    private final VirtualTime time = new VirtualTime();
    private final ScriptedCourier courier = new ScriptedCourier();
    private final List<WebhookEvent> events = new ArrayList<>();
    private final StatusCallbacks callbacks =
            new StatusCallbacks(courier, "12345", time, Randomness.seeded(1), events::add);

    private StatusFeed feed(String callSid, String url) {
        return callbacks.feed(callSid, url, HttpMethod.POST, ALL);
    }

    private static Map<String, String> form(String callSid) {
        return Map.of("CallSid", callSid);
    }

    private static List<String> bodies(List<Letter> letters) {
        return letters.stream().map(letter -> String.valueOf(letter.body())).toList();
    }

    private void takes() {
        courier.answer(URL, reply(204, ""));
    }

    @Test
    void eventsBearNumberTimeAndSourceAndAreSigned() {
        takes();
        StatusFeed feed = feed("CA1", URL);
        feed.tell("initiated", form("CA1"));
        time.advance(Duration.ofSeconds(61));
        feed.tell("completed", Map.of("CallDuration", "60"));
        time.run();
        assertThat(bodies(courier.sent))
                .containsExactly(
                        "CallSid=CA1&Timestamp=Thu%2C+01+Jan+2026+00%3A00%3A00+%2B0000"
                                + "&CallbackSource=call-progress-events&SequenceNumber=0",
                        "CallDuration=60&Timestamp=Thu%2C+01+Jan+2026+00%3A01%3A01+%2B0000"
                                + "&CallbackSource=call-progress-events&SequenceNumber=1");
        Map<String, String> told =
                Map.of(
                        "CallDuration", "60",
                        "Timestamp", "Thu, 01 Jan 2026 00:01:01 +0000",
                        "CallbackSource", "call-progress-events",
                        "SequenceNumber", "1");
        assertThat(courier.sent.getLast().headers().get(Signature.HEADER))
                .isEqualTo(Signature.of("12345", URL, told));
        assertThat(events)
                .extracting(WebhookEvent::text)
                .containsExactly("initiated: taken", "completed: taken");
        assertThat(events.toString()).doesNotContain("hush");
    }

    @Test
    void onlyWhatIsWantedIsTold() {
        takes();
        StatusFeed feed = callbacks.feed("CA1", URL, HttpMethod.POST, Set.of("completed"));
        ALL.forEach(event -> feed.tell(event, form("CA1")));
        time.run();
        assertThat(bodies(courier.sent)).singleElement().asString().endsWith("SequenceNumber=0");
    }

    @Test
    void oneCallIsToldInOrderThoughAnEventIsRepeated() {
        List<Integer> statuses = new ArrayList<>(List.of(500, 503, 200, 200));
        courier.answer(URL, letter -> reply(statuses.removeFirst(), ""));
        StatusFeed feed = feed("CA1", URL);
        feed.tell("initiated", form("CA1"));
        feed.tell("ringing", form("CA1"));
        time.run();
        assertThat(courier.sent).hasSize(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(courier.sent).hasSize(2);
        time.advance(Duration.ofSeconds(4));
        assertThat(bodies(courier.sent))
                .extracting(body -> body.substring(body.length() - 1))
                .containsExactly("0", "0", "0", "1");
        assertThat(courier.sent.subList(0, 3))
                .extracting(letter -> letter.headers().get("I-Twilio-Idempotency-Token"))
                .as("repetitions are marked as the same")
                .containsOnly(courier.sent.getFirst().headers().get("I-Twilio-Idempotency-Token"));
    }

    @Test
    void afterThreeTimesItIsGivenUp() {
        courier.answer(URL, reply(500, ""));
        feed("CA1", URL).tell("completed", form("CA1"));
        time.advance(Duration.ofMinutes(5));
        assertThat(courier.sent).hasSize(3);
        assertThat(events).extracting(WebhookEvent::error).containsExactly(11200);
        assertThat(time.untilNext()).isNull();
    }

    @Test
    void aRefusalIsNotRepeated() {
        courier.answer(URL, reply(404, ""));
        feed("CA1", URL).tell("completed", form("CA1"));
        time.advance(Duration.ofMinutes(5));
        assertThat(courier.sent).hasSize(1);
    }

    @Test
    void aDeadReceiverKeepsNeitherOthersNorMemory() {
        takes();
        String dead = "https://dead.example/";
        for (int i = 0; i < 1_000; i++) {
            feed("CA" + i, dead).tell("completed", form("CA" + i));
        }
        feed("CA0", URL).tell("completed", form("CA0"));
        time.run();
        assertThat(courier.sent.getLast().url()).isEqualTo(URL);
        assertThat(courier.sent).as("four abreast to the dead one").hasSize(5);
        assertThat(events)
                .filteredOn(event -> event.text().contains("too many events"))
                .as("1,000 less 4 on their way and 100 waiting")
                .hasSize(896);
        time.advance(Duration.ofHours(2));
        assertThat(time.untilNext()).as("it comes to an end").isNull();
        assertThat(events).hasSize(1_001);
    }

    @Test
    void callsGoAbreastEachInItsOrder() {
        List<StatusFeed> feeds = List.of(feed("CA1", URL), feed("CA2", URL));
        for (String event : List.of("initiated", "ringing", "completed")) {
            feeds.forEach(feed -> feed.tell(event, form("x")));
        }
        time.run();
        assertThat(courier.waiting).as("one of each call").hasSize(2);
        courier.waiting.get(1).accept(reply(200, ""));
        time.run();
        assertThat(bodies(courier.sent))
                .extracting(body -> body.substring(body.length() - 1))
                .containsExactly("0", "0", "1");
    }

    @Test
    void whatIsNoUrlIsTold() {
        feed("CA1", "nonsense").tell("completed", form("CA1"));
        time.run();
        assertThat(events).extracting(WebhookEvent::error).containsExactly(11100);
    }

    @Test
    void afterTheEndNothingIsTold() {
        takes();
        StatusFeed feed = feed("CA1", URL);
        callbacks.close();
        feed.tell("completed", form("CA1"));
        time.advance(Duration.ofMinutes(1));
        assertThat(courier.sent).isEmpty();
    }

    @Test
    void manyUrlsAreBounded() {
        for (int i = 0; i < 1_001; i++) {
            feed("CA" + i, "https://dead.example/" + i).tell("completed", form("CA" + i));
        }
        time.run();
        assertThat(courier.sent).hasSize(1_000);
        assertThat(events)
                .extracting(WebhookEvent::text)
                .containsExactly("completed: given up: too many URLs are waited for");
        courier.waiting.forEach(waiting -> waiting.accept(new Reply.Lost(FetchError.URL, "x")));
        time.run();
        feed("CA1", "https://dead.example/again").tell("completed", form("CA1"));
        time.run();
        assertThat(courier.sent).as("there is room again").hasSize(1_001);
    }
}
