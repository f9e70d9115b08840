package dev.sidetone.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class VoiceRequestTest {
    private static VoiceRequest from(
            String to, Map<String, String> connect, Map<String, String> granted) {
        return new VoiceRequest(
                "AC1",
                "AP1",
                "CA1",
                CallStatus.RINGING,
                Direction.INBOUND,
                "client:alice",
                to,
                null,
                connect,
                granted);
    }

    @Test
    void aCallOfAnEndpoint() {
        assertThat(from("", Map.of("to", "bob"), Map.of()).form())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("AccountSid", "AC1"),
                                Map.entry("ApiVersion", "2010-04-01"),
                                Map.entry("ApplicationSid", "AP1"),
                                Map.entry("CallSid", "CA1"),
                                Map.entry("CallStatus", "ringing"),
                                Map.entry("Direction", "inbound"),
                                Map.entry("From", "client:alice"),
                                Map.entry("Caller", "client:alice"),
                                Map.entry("To", ""),
                                Map.entry("Called", ""),
                                Map.entry("to", "bob")));
    }

    @Test
    void theParameterToTakesThePlaceOfAnEmptyTo() {
        assertThat(from("", Map.of("To", "bob"), Map.of()).form())
                .containsEntry("To", "bob")
                .containsEntry("Called", "bob");
        assertThat(from("client:carol", Map.of("To", "bob"), Map.of()).form())
                .containsEntry("To", "client:carol")
                .containsEntry("Called", "client:carol");
    }

    @Test
    void noParameterPassesForAFieldOfOurs() {
        Map<String, String> bad =
                Map.of("From", "client:boss", "AccountSid", "AC9", "CallSid", "CA9", "Called", "x");
        assertThat(from("", bad, bad).form()).isEqualTo(from("", Map.of(), Map.of()).form());
    }

    @Test
    void whatTheTokenGrantsWins() {
        assertThat(from("", Map.of("role", "admin", "a", "王 &=+"), Map.of("role", "guest")).form())
                .containsEntry("role", "guest")
                .containsEntry("a", "王 &=+");
    }

    @Test
    void aLegOfADial() {
        VoiceRequest leg =
                new VoiceRequest(
                        "AC1",
                        null,
                        "CA2",
                        CallStatus.INITIATED,
                        Direction.OUTBOUND_DIAL,
                        "client:alice",
                        "client:bob",
                        "CA1",
                        Map.of(),
                        Map.of());
        assertThat(leg.at(CallStatus.IN_PROGRESS).form())
                .containsEntry("CallStatus", "in-progress")
                .containsEntry("Direction", "outbound-dial")
                .containsEntry("ParentCallSid", "CA1")
                .containsEntry("Called", "client:bob")
                .doesNotContainKey("ApplicationSid");
        assertThat(CallStatus.NO_ANSWER.value()).isEqualTo("no-answer");
        assertThat(Direction.OUTBOUND_API.value()).isEqualTo("outbound-api");
    }
}
