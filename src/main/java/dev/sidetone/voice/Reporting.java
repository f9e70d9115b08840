package dev.sidetone.voice;

import dev.sidetone.signaling.Message;
import dev.sidetone.time.Time;
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
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a client watches of its calls and tells of them. Callable from any thread; a change counts
 * from the next second of running calls on, a convention from the next call on.
 */
public final class Reporting {
    /** The release whose surface this is. */
    static final String SDK_VERSION = "6.12";

    private final Time time;
    private final Documents documents = new Documents(SDK_VERSION);
    private final AtomicBoolean testing = new AtomicBoolean();
    private volatile Publisher publisher = Publisher.NONE;
    private volatile boolean insights = true;
    private volatile Convention convention = Convention.MOBILE;
    private volatile SampleLens lens = (_, measured) -> measured;
    private volatile Message.@Nullable Place place;

    /** What becomes of the samples of calls. */
    @FunctionalInterface
    public interface SampleLens {
        /** What is to be taken for the last second of {@code call}; on the voice queue. */
        Sample see(Call call, Sample measured);
    }

    Reporting(Time time) {
        this.time = time;
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

    SampleLens samples() {
        return lens;
    }

    Instant now() {
        return time.now();
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
    void connection(Surroundings around, String callSid, ConnectionWords.Word word) {
        var event = new InsightsEvent("connection", word.name(), word.level(), now(), word.data());
        event(around.connection().token(), subject(callSid, null, false), event);
    }

    /**
     * Tells of a registration, the one thing that is told without a call.
     *
     * @param name {@code registration} or {@code unregistration}
     */
    void registration(String token, String name, @Nullable VoiceError error) {
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
