package dev.sidetone.voice;

import dev.sidetone.signaling.Message;
import dev.sidetone.time.Time;
import dev.sidetone.trace.Event;
import dev.sidetone.voice.insights.CallSubject;
import dev.sidetone.voice.insights.Documents;
import dev.sidetone.voice.insights.InsightsEvent;
import dev.sidetone.voice.insights.Publisher;
import dev.sidetone.voice.quality.Convention;
import dev.sidetone.voice.quality.Sample;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a client watches of its calls and tells of them. Callable from any thread; a change counts
 * from the next second of running calls on, a convention from the next call on.
 */
public final class Reporting {
    /** The release whose surface this is. */
    static final String SDK_VERSION = "6.12";

    private final Time time;
    private final Edges edges;
    private final Documents documents = new Documents(SDK_VERSION, this::address);
    private final AtomicBoolean testing = new AtomicBoolean();
    private final List<CallInsights> live = new CopyOnWriteArrayList<>();
    private volatile Publisher publisher = Publisher.NONE;
    private volatile boolean insights = true;
    private volatile Convention convention = Convention.MOBILE;
    private volatile SampleLens lens = (_, measured) -> measured;
    private volatile Message.@Nullable Place place;
    private volatile @Nullable String address;

    /** What becomes of the samples of calls. */
    @FunctionalInterface
    public interface SampleLens {
        /** What is to be taken for the last second of {@code call}; on the voice queue. */
        Sample see(Call call, Sample measured);
    }

    Reporting(Time time, Edges edges) {
        this.time = time;
        this.edges = edges;
    }

    /** Whether events and metrics are published; at first they are. */
    public boolean insights() {
        return insights;
    }

    /** See {@link #insights()}. */
    public void setInsights(boolean value) {
        insights = value;
    }

    /** Where they go; nowhere at first. */
    public void setPublisher(Publisher value) {
        publisher = value;
    }

    /** By whose rules warnings are raised; the mobile SDKs' at first. */
    public Convention convention() {
        return convention;
    }

    /** See {@link #convention()}. */
    public void setConvention(Convention value) {
        convention = value;
    }

    /** Samples are what {@code value} makes of them: a rehearsal of a bad network. */
    public void setSamples(SampleLens value) {
        lens = value;
    }

    /** Tells of every call that goes on: the machine has got another network. */
    public void networkChanged() {
        tellAll("network-information", "network-change", Map.of());
    }

    /** The same of another device for sound. */
    void deviceChanged(String name) {
        tellAll("audio", "device-change", Map.of("device", name));
    }

    /**
     * Whether the microphone could be had, or nothing where {@code event} is about other things.
     */
    void noticed(Event event) {
        if (event.name().equals("CapturingStarted")) {
            tellAll("get-user-media", "succeeded", true, Map.of());
        } else if (event.name().equals("CapturingFailed")) {
            tellAll("get-user-media", "failed", false, Map.of());
        }
    }

    /** Which of its addresses the machine last used for sound; null before. */
    private @Nullable String address() {
        return address;
    }

    void address(@Nullable String value) {
        address = value;
    }

    private void tellAll(String group, String name, Map<String, Object> data) {
        tellAll(group, name, true, data);
    }

    private void tellAll(String group, String name, boolean good, Map<String, Object> data) {
        var level = good ? InsightsEvent.Level.INFO : InsightsEvent.Level.ERROR;
        live.forEach(call -> call.event(group, name, level, data));
    }

    void begun(CallInsights call) {
        live.add(call);
    }

    void over(CallInsights call) {
        live.remove(call);
    }

    SampleLens samples() {
        return lens;
    }

    Instant now() {
        return time.now();
    }

    /** Which edge was asked for. */
    String edge() {
        return edges.edge();
    }

    /** Where the server says that it is. */
    void place(Message.@Nullable Place value) {
        place = value;
    }

    /** A call as events name it. */
    CallSubject subject(@Nullable String sid, @Nullable String temporarySid, boolean outgoing) {
        Message.Place here = place;
        return here == null
                ? new CallSubject(sid, temporarySid, outgoing, null, null, null)
                : new CallSubject(
                        sid, temporarySid, outgoing, here.edge(), here.region(), here.gateway());
    }

    /** Tells of a call that came in and is no call of the app's yet. */
    void invite(Surroundings around, String callSid, String group, ConnectionWords.Word word) {
        var event = new InsightsEvent(group, word.name(), word.level(), now(), word.data());
        event(around.connection().token(), subject(callSid, null, false), event);
    }

    /**
     * Tells of a registration, the one thing that is told without a call.
     *
     * @param name {@code registration}, {@code unregistration}, {@code unsupported-cancel-message}
     */
    void registration(@Nullable String token, String name, @Nullable VoiceError error) {
        var event =
                error == null
                        ? new InsightsEvent(
                                "registration", name, InsightsEvent.Level.INFO, now(), Map.of())
                        : new InsightsEvent(
                                "registration",
                                name + "-error",
                                InsightsEvent.Level.ERROR,
                                now(),
                                Map.of("code", error.code(), "message", error.message()));
        event(token, subject(null, null, false), event);
    }

    void event(@Nullable String token, CallSubject call, InsightsEvent event) {
        if (insights && token != null) {
            publisher.publish(Publisher.EVENTS_PATH, token, documents.event(call, event));
        }
    }

    void metrics(@Nullable String token, CallSubject call, List<Sample> samples) {
        if (insights && token != null && !samples.isEmpty()) {
            publisher.publish(Publisher.METRICS_PATH, token, documents.metrics(call, samples));
        }
    }

    /** Takes the one seat of preflight tests; false where it is taken. */
    boolean beginTest() {
        return testing.compareAndSet(false, true);
    }

    void endTest() {
        testing.set(false);
    }
}
