package dev.sidetone.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sidetone.signaling.Message.Ack;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Cancel;
import dev.sidetone.signaling.Message.Close;
import dev.sidetone.signaling.Message.Connected;
import dev.sidetone.signaling.Message.Dtmf;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Heartbeat;
import dev.sidetone.signaling.Message.Identified;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.Message.Offline;
import dev.sidetone.signaling.Message.Place;
import dev.sidetone.signaling.Message.Ready;
import dev.sidetone.signaling.Message.Register;
import dev.sidetone.signaling.Message.Reinvite;
import dev.sidetone.signaling.Message.Reject;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.Message.Unknown;
import dev.sidetone.signaling.Message.UserMessage;
import dev.sidetone.signaling.Message.WireError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class MessageCodecTest {
    private final MessageCodec codec = new MessageCodec();

    static Stream<Message> everyMessage() {
        return Stream.of(
                new Heartbeat(),
                new Listen("jwt", null, 0, null),
                new Listen("jwt", "bridge", 30, new Endpoint("sidetone", "0.1")),
                new Connected(new Identified("alice", 3599, "AC1"), new Place("g", "r", "e", "h")),
                new Connected(
                        new Identified("alice", 3599, null), new Place(null, null, null, null)),
                new Register(true),
                new Register(false),
                new Ready(),
                new Offline(),
                Invite.outgoing("TJS1", "v=0\r\n", null),
                Invite.outgoing("TJS1", "v=0\r\n", "To=bob&case=A%20%26%201"),
                Invite.reconnecting("CA1", "v=0\r\n", "token"),
                new Invite("CA2", "v=0\r\n", null, Map.of("From", "client:alice"), "token"),
                new Ringing("CA1", null),
                new Ringing("CA1", "v=0\r\n"),
                new Ringing("CA1", null, "TJS1"),
                new Answer("CA1", "v=0\r\n", "token"),
                new Answer("CA1", null, null),
                new Reinvite("CA1", "v=0\r\n"),
                Hangup.of("CA1"),
                Hangup.of("CA1", new WireError(31486, "Busy Here")),
                new Hangup(null, null, "ice failed"),
                new Cancel("CA2"),
                new Reject("CA2", null),
                new Message.Tones("CA2", "12#"),
                new Reject("CA2", "busy"),
                new Dtmf("CA1", "12#w*"),
                new UserMessage(
                        "CA1", "{\"n\":1}", "application/json", "user-defined-message", "KX"),
                new Ack("message", "CA1", "KX"),
                Failed.of(31205, "JWT token expired"),
                new Failed(new WireError(31210, "no"), "CA1", "KX"),
                new Close(),
                new Unknown("roster"));
    }

    @ParameterizedTest
    @MethodSource("everyMessage")
    void comesBackAsItWent(Message message) throws MalformedFrame {
        assertThat(codec.decode(codec.encode(message))).isEqualTo(message);
    }

    @Test
    void writesWhatTheJavaScriptSdkReads() {
        assertThat(codec.encode(Hangup.of("CA1", new WireError(31486, "Busy Here"))))
                .isEqualTo(
                        "{\"type\":\"hangup\",\"version\":\"1.6\",\"payload\":{\"callsid\":\"CA1\","
                                + "\"error\":{\"code\":31486,\"message\":\"Busy Here\"}}}");
        assertThat(codec.encode(Invite.outgoing("TJS1", "v=0", null)))
                .endsWith("{\"callsid\":\"TJS1\",\"sdp\":\"v=0\",\"twilio\":{}}}");
        assertThat(codec.encode(new Ready())).endsWith("\"payload\":{}}");
    }

    @Test
    void tellsNoParametersFromEmptyOnes() throws MalformedFrame {
        var none = (Invite) codec.decode(codec.encode(Invite.outgoing("TJS1", "v=0", null)));
        var empty = (Invite) codec.decode(codec.encode(Invite.outgoing("TJS1", "v=0", "")));

        assertThat(none.params()).isNull();
        assertThat(empty.params()).isEmpty();
    }

    @Test
    void readsAMissingPayloadAsAnEmptyOne() throws MalformedFrame {
        assertThat(codec.decode("{\"type\":\"ready\"}")).isEqualTo(new Ready());
        assertThat(codec.decode("{\"type\":\"hangup\",\"payload\":null}"))
                .isEqualTo(new Hangup(null, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<html></html>",
                "null",
                "[]",
                "{}",
                "{\"type\":1}",
                "{\"type\":\"ready\"} {\"type\":\"ready\"}",
                "{\"type\":\"ready\",\"payload\":\"x\"}",
                "{\"type\":\"invite\",\"payload\":{}}",
                "{\"type\":\"invite\",\"payload\":{\"callsid\":7}}",
                "{\"type\":\"listen\",\"payload\":{\"token\":null}}",
                "{\"type\":\"error\",\"payload\":{}}",
            })
    void refusesWhatIsNoMessage(String frame) {
        assertThatThrownBy(() -> codec.decode(frame)).isInstanceOf(MalformedFrame.class);
    }

    @Test
    void refusesJsonThatIsTooDeep() {
        String deep =
                "{\"type\":\"message\",\"payload\":" + "[".repeat(5000) + "]".repeat(5000) + "}";

        assertThatThrownBy(() -> codec.decode(deep)).isInstanceOf(MalformedFrame.class);
    }

    @Test
    void showsNeitherTokensNorSessionDescriptions() {
        var shown =
                List.of(
                        new Listen("secret", "secret", 0, null),
                        new Invite("CA1", "secret", "To=secret", Map.of("a", "secret"), "secret"),
                        new Ringing("CA1", "secret"),
                        new Answer("CA1", "secret", "secret"),
                        new Reinvite("CA1", "secret"));

        assertThat(shown).allSatisfy(m -> assertThat(m.toString()).doesNotContain("secret"));
    }

    @Test
    void pushesComeBackAsTheyWent() throws MalformedFrame {
        var fields = Map.of(PushPayload.FROM, "client:alice", PushPayload.PARAMS, "a=%20b");

        assertThat(PushPayload.decode(PushPayload.encode(fields))).isEqualTo(fields);
    }

    @Test
    void parametersSurviveEveryCharacter() {
        var params = Map.of("case", "A & 1", "name", "张=+%", "empty", "");

        assertThat(FormParams.decode(FormParams.encode(params))).isEqualTo(params);
        assertThat(FormParams.encode(Map.of("case", "A & 1"))).isEqualTo("case=A%20%26%201");
        assertThat(FormParams.decode("a+b=c+d&x&&y=1=2&broken=%zz"))
                .containsEntry("a b", "c d")
                .containsEntry("x", "")
                .containsEntry("y", "1=2")
                .containsEntry("broken", "%zz");
    }
}
