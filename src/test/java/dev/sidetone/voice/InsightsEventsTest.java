package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.audio.StreamDevice;
import dev.sidetone.media.MediaCandidate;
import dev.sidetone.media.MediaNews;
import dev.sidetone.media.MediaNews.Machine;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.PushPayload;
import dev.sidetone.testing.FakeDevice;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Insights that no other test tells of: groups, names, levels, and what is in them. */
class InsightsEventsTest {
    private final Scene scene = new Scene();
    private final List<JsonNode> posts = new ArrayList<>();

    InsightsEventsTest() {
        scene.client
                .reporting()
                .setPublisher(
                        (_, _, body) -> {
                            try {
                                posts.add(new ObjectMapper().readTree(body));
                            } catch (IOException noJson) {
                                throw new UncheckedIOException(noJson);
                            }
                        });
    }

    private List<String> told(String group) {
        return posts.stream()
                .filter(post -> post.path("group").asText().equals(group))
                .map(post -> post.path("name").asText() + " " + post.path("level").asText())
                .toList();
    }

    @Test
    void everyEventSaysWhoTellsItAndOfWhichCall() {
        scene.client.setEdge("frankfurt");
        scene.standing();
        JsonNode last = posts.getLast();
        assertThat(last.path("publisher").asText()).isEqualTo("sidetone");
        assertThat(last.path("payload_type").asText()).isEqualTo("application/json");
        assertThat(last.path("private").asBoolean(true)).isFalse();
        assertThat(last.path("timestamp").asText()).matches("[0-9-]+T[0-9:.]+Z");
        assertThat(last.path("publisher_metadata").fieldNames())
                .toIterable()
                .contains(
                        "os_name",
                        "os_version",
                        "device_model",
                        "device_vendor",
                        "device_type",
                        "cpu_architecture");
        JsonNode payload = last.path("payload");
        assertThat(payload.path("call_sid").asText()).isEqualTo("CA1");
        assertThat(payload.path("temp_call_sid").asText()).startsWith("TJS");
        assertThat(payload.path("direction").asText()).isEqualTo("OUTGOING");
        assertThat(payload.path("sdk_version").asText()).isEqualTo(VoiceClient.sdkVersion());
        assertThat(payload.path("platform").asText()).isEqualTo("sidetone");
        assertThat(payload.path("timestamp_ms").isNumber()).isTrue();
        assertThat(payload.path("data").isObject()).isTrue();
        assertThat(told("settings")).containsExactly("edge INFO");
        assertThat(posts.toString()).contains("{\"edge\":\"frankfurt\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "SIGNALING, have-local-offer, signaling-state, DEBUG",
        "GATHERING, complete, ice-gathering-state, DEBUG",
        "GATHERING, timeout, ice-gathering-state, WARNING",
        "GATHERING, none, ice-gathering-state, WARNING",
        "ICE, checking, ice-connection-state, DEBUG",
        "ICE, failed, ice-connection-state, ERROR",
        "CONNECTION, connected, pc-connection-state, DEBUG",
        "DTLS, connected, dtls-transport-state, DEBUG"
    })
    void statesOfMediaHaveTheirGroups(Machine machine, String state, String group, String level) {
        scene.call();
        scene.media.session().change(new MediaNews.State(machine, state));
        scene.run();
        assertThat(told(group)).containsExactly(state + " " + level);
    }

    @Test
    void candidatesAndTheChosenPairAreTold() {
        var host =
                new MediaCandidate("l", false, "host", "192.0.2.1", 5, "udp", 7L, null, "t", null);
        scene.call();
        scene.media.session().change(new MediaNews.Gathered(host));
        scene.media.session().change(new MediaNews.Selected(host, host));
        scene.run();
        assertThat(told("ice-candidate"))
                .containsExactly("ice-candidate DEBUG", "selected-ice-candidate-pair DEBUG");
        JsonNode pair = posts.getLast();
        assertThat(pair.at("/payload/data/local_candidate/ip").asText()).isEqualTo("192.0.2.1");
        assertThat(pair.at("/payload/data").has("remote_candidate")).isTrue();
        assertThat(pair.at("/publisher_metadata/client_address").asText()).isEqualTo("192.0.2.1");
    }

    @Test
    void aMicrophoneThatCanBeHadAndOneThatCannotAreTold() {
        scene.client.setAudioDevice(StreamDevice.tone(scene.media.clock(), 440, frame -> {}));
        Call call = scene.standing();
        assertThat(told("get-user-media")).containsExactly("succeeded INFO");
        call.disconnect();
        scene.run();
        FakeDevice broken = new FakeDevice().broken();

        scene.client.setAudioDevice(broken);
        posts.clear();
        scene.standing();
        assertThat(told("get-user-media")).containsExactly("failed ERROR");
    }

    @Test
    void messagesAreToldWithWhatBecameOfThem() {
        Call call = scene.standing();
        String first = call.sendMessage(new CallMessage("{}"));
        scene.run();
        scene.say(new Message.Ack("message", "CA1", first));
        String second = call.sendMessage(new CallMessage("{}"));
        scene.run();
        scene.say(new Message.Failed(new Message.WireError(31206, "too many"), "CA1", second));
        scene.say(
                new Message.UserMessage(
                        "CA1", "{}", "application/json", "user-defined-message", "KX9"));
        assertThat(told("call-message"))
                .containsExactly(
                        "user-defined-message INFO", "error ERROR", "user-defined-message INFO");
        assertThat(posts.getLast().at("/payload/data/event_type").asText()).isEqualTo("received");
    }

    @Test
    void aCancelThatIsNotUnderstoodIsToldAsAnErrorOfRegistration() {
        scene.client.prepare("token");
        scene.run();
        scene.client.handleNotification(
                Map.of(PushPayload.MESSAGE_TYPE, PushPayload.CANCEL, PushPayload.CALL_SID, "CA2"),
                scene.notifications(),
                null);
        assertThat(told("registration")).containsExactly("unsupported-cancel-message-error ERROR");
        assertThat(posts.getLast().at("/payload/data/code").asInt()).isEqualTo(31302);
    }

    @Test
    void anInviteWhoseSocketIsLostIsToldAsAWarning() {
        scene.client.prepare("token");
        scene.run();
        scene.connected();
        scene.pushed("CA9");
        scene.run();
        scene.server.wire().drop();
        scene.run();
        assertThat(told("connection")).contains("listening-error WARNING");
    }

    @Test
    void metricsHaveTheirNamesAndEveryFigure() {
        scene.standing();
        scene.media.session().report(CallQualityTest::report);
        scene.pass(10);
        JsonNode batch =
                posts.stream()
                        .filter(post -> post.path("name").asText().equals("metrics-sample"))
                        .findFirst()
                        .orElseThrow();
        assertThat(batch.path("group").asText()).isEqualTo("quality-metrics-samples");
        assertThat(batch.path("payload")).hasSize(10);
        JsonNode sample = batch.path("payload").get(5);
        assertThat(sample.fieldNames())
                .toIterable()
                .contains(
                        "call_sid",
                        "timestamp",
                        "audio_codec",
                        "audio_level_in",
                        "audio_level_out",
                        "jitter",
                        "packets_lost",
                        "packets_lost_fraction",
                        "packets_received",
                        "total_bytes_sent",
                        "total_bytes_received",
                        "total_packets_sent",
                        "total_packets_received",
                        "total_packets_lost");
    }
}
