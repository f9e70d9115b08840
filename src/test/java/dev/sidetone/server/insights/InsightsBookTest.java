package dev.sidetone.server.insights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.insights.InsightsSink.Answer;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.voice.insights.CallSubject;
import dev.sidetone.voice.insights.Documents;
import dev.sidetone.voice.insights.InsightsEvent;
import dev.sidetone.voice.insights.Publisher;
import dev.sidetone.voice.quality.Samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class InsightsBookTest {
    private static final CallSubject CALL =
            new CallSubject("CA1", "TJS1", true, "ashburn", null, null);

    private final VirtualTime time = new VirtualTime();
    private final InsightsBook book =
            new InsightsBook(time, token -> token.startsWith("of-") ? token.substring(3) : null);
    private final Documents documents = new Documents("6.12", () -> "192.0.2.7");

    private Answer event(String token, String name) {
        var event =
                new InsightsEvent(
                        "connection",
                        name,
                        InsightsEvent.Level.ERROR,
                        time.now(),
                        Map.of("code", 31005));
        return book.takes(Publisher.EVENTS_PATH, token, documents.event(CALL, event));
    }

    @Test
    void whatOurOwnPhonesPostIsKept() {
        assertThat(event("of-alice", "error")).isEqualTo(Answer.TAKEN);
        String metrics = documents.metrics(CALL, List.of(Samples.good(1), Samples.good(2)));
        assertThat(book.takes(Publisher.METRICS_PATH, "of-bob", metrics)).isEqualTo(Answer.TAKEN);
        assertThat(book.entries())
                .extracting(InsightsEntry::identity, InsightsEntry::callSid, InsightsEntry::detail)
                .first()
                .hasToString("(\"alice\", \"CA1\", \"{\"code\":31005}\")");
        InsightsEntry last = book.entries().getLast();
        assertThat(last.group()).isEqualTo("quality-metrics-samples");
        assertThat(last.detail()).startsWith("2 samples, MOS 4.4");
    }

    @Test
    void whatTheJavaScriptSdkPostsIsKept() {
        String body =
                """
                {"group":"feedback","name":"received","level":"INFO","private":false,
                 "payload":{"temp_call_sid":"TJSx","quality_score":5,"direction":"OUTGOING"}}
                """;
        assertThat(book.takes("/v4/EndpointEvents", "of-carol", body)).isEqualTo(Answer.TAKEN);
        assertThat(book.entries().getFirst().callSid()).isEqualTo("TJSx");
        assertThat(book.entries().getFirst().detail()).contains("\"quality_score\":5");
    }

    @Test
    void whoHasNoGoodTokenTellsNothing() {
        assertThat(event("forged", "error")).isEqualTo(Answer.NOT_ALLOWED);
        assertThat(book.takes("/v4/EndpointEvents", null, "{}")).isEqualTo(Answer.NOT_ALLOWED);
        assertThat(book.entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "\"text\"", "{\"payload\":[]}"})
    void whatIsNoEventIsRefused(String body) {
        assertThat(book.takes("/v4/EndpointEvents", "of-a", body)).isEqualTo(Answer.NO_JSON);
    }

    @Test
    void otherPathsAndLargeBodiesAreRefused() {
        assertThat(book.takes("/v4/Else", "of-a", "{}")).isEqualTo(Answer.NO_SUCH_PATH);
        String large = "{\"x\":\"" + "é".repeat(InsightsSink.MAX_BODY_BYTES / 2) + "\"}";
        assertThat(book.takes("/v4/EndpointEvents", "of-a", large)).isEqualTo(Answer.TOO_LARGE);
    }

    @Test
    void onlyTheLastAreKeptAndTextsAreCutAndClean() {
        for (int i = 0; i <= InsightsBook.LENGTH; i++) {
            time.advance(Duration.ofMillis(100));
            event("of-alice", "n" + i + "\n" + "x".repeat(500));
        }
        assertThat(book.entries()).hasSize(InsightsBook.LENGTH);
        String name = book.entries().getFirst().name();
        assertThat(name).startsWith("n1 x").hasSize(80);
    }

    @Test
    void whoTellsTooMuchIsStoppedAndTheOthersAreNot() {
        int taken = 0;
        for (int i = 0; i < 1000; i++) {
            taken += event("of-alice", "n") == Answer.TAKEN ? 1 : 0;
        }
        assertThat(taken).isEqualTo(200);
        assertThat(event("of-bob", "n")).isEqualTo(Answer.TAKEN);
        time.advance(Duration.ofSeconds(1));
        taken = 0;
        for (int i = 0; i < 1000; i++) {
            taken += event("of-alice", "n") == Answer.TAKEN ? 1 : 0;
        }
        assertThat(taken).isEqualTo(50);
    }
}
