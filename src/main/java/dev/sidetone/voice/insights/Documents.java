package dev.sidetone.voice.insights;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.voice.quality.Sample;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Events and metrics as JSON. */
public final class Documents {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PUBLISHER = "sidetone";
    private static final String METRICS = "quality-metrics-samples";
    private static final String SAMPLE = "metrics-sample";

    private final String version;
    private final Supplier<@Nullable String> address;

    /**
     * Of an SDK of this version.
     *
     * @param address of this machine; null where it is not known
     */
    public Documents(String version, Supplier<@Nullable String> address) {
        this.version = version;
        this.address = address;
    }

    /** One event. */
    public String event(CallSubject call, InsightsEvent event) {
        ObjectNode payload = common(call, event.at());
        payload.set("data", JSON.valueToTree(event.data()));
        ObjectNode body = body(event.group(), event.name(), event.level().name(), event.at());
        body.set("payload", payload);
        return body.toString();
    }

    /** Samples of some seconds, of which there is at least one. */
    public String metrics(CallSubject call, List<Sample> samples) {
        Instant last = Instant.ofEpochMilli(samples.getLast().timestamp());
        ObjectNode body = body(METRICS, SAMPLE, InsightsEvent.Level.INFO.name(), last);
        ArrayNode payload = body.putArray("payload");
        for (Sample sample : samples) {
            payload.add(sample(call, sample));
        }
        return body.toString();
    }

    private ObjectNode body(String group, String name, String level, Instant at) {
        ObjectNode body = JSON.createObjectNode();
        body.put("publisher", PUBLISHER)
                .put("group", group)
                .put("name", name)
                .put("level", level)
                .put("timestamp", at.toString())
                .put("payload_type", "application/json")
                .put("private", false);
        ObjectNode metadata = body.putObject("publisher_metadata");
        metadata.put("os_name", System.getProperty("os.name"))
                .put("os_version", System.getProperty("os.version"))
                .put("device_model", "Sidetone")
                .put("device_vendor", "")
                .put("device_type", "desktop")
                .put("cpu_architecture", System.getProperty("os.arch"));
        text(metadata, "client_address", address.get());
        return body;
    }

    private ObjectNode common(CallSubject call, Instant at) {
        ObjectNode payload = JSON.createObjectNode();
        text(payload, "call_sid", call.sid());
        text(payload, "temp_call_sid", call.temporarySid());
        payload.put("direction", call.outgoing() ? "OUTGOING" : "INCOMING");
        payload.put("sdk_version", version);
        payload.put("platform", PUBLISHER);
        text(payload, "edge", call.edge());
        text(payload, "region", call.region());
        text(payload, "gateway", call.gateway());
        payload.put("timestamp_ms", at.toEpochMilli());
        return payload;
    }

    private ObjectNode sample(CallSubject call, Sample sample) {
        Instant at = Instant.ofEpochMilli(sample.timestamp());
        ObjectNode node = common(call, at).put("timestamp", at.toString());
        text(node, "audio_codec", codec(sample.codec()));
        number(node, "audio_level_in", sample.audioInputLevel());
        number(node, "audio_level_out", sample.audioOutputLevel());
        number(node, "jitter", sample.jitter());
        number(node, "rtt", sample.rtt());
        number(node, "mos", sample.mos());
        counters(node, sample);
        return node;
    }

    private static void counters(ObjectNode node, Sample sample) {
        Sample.Counters second = sample.second();
        number(node, "bytes_sent", second.bytesSent());
        number(node, "bytes_received", second.bytesReceived());
        number(node, "packets_sent", second.packetsSent());
        number(node, "packets_received", second.packetsReceived());
        number(node, "packets_lost", second.packetsLost());
        number(node, "packets_lost_fraction", sample.packetsLostFraction());
        Sample.Counters totals = sample.totals();
        number(node, "total_bytes_sent", totals.bytesSent());
        number(node, "total_bytes_received", totals.bytesReceived());
        number(node, "total_packets_sent", totals.packetsSent());
        number(node, "total_packets_received", totals.packetsReceived());
        number(node, "total_packets_lost", totals.packetsLost());
    }

    private static @Nullable String codec(@Nullable String name) {
        return name == null ? null : name.toLowerCase(Locale.ROOT);
    }

    private static void text(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static void number(ObjectNode node, String name, @Nullable Number value) {
        if (value != null) {
            node.set(name, JSON.valueToTree(value));
        }
    }
}
