package dev.sidetone.media.model;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The network between model sessions, of all engines that were given the same one. It can go away
 * and come back.
 */
public final class ModelNet {
    private final Duration setUp;
    private final Duration oneWay;
    private final Duration jitter;
    private final Map<String, ModelSession> sessions = new ConcurrentHashMap<>();
    private volatile boolean down;

    /** Connects within 20 ms; sound takes 40 to 45 ms. */
    public ModelNet() {
        this(Duration.ofMillis(20), Duration.ofMillis(40), Duration.ofMillis(5));
    }

    /**
     * A network.
     *
     * @param setUp from the last description applied to connected
     * @param oneWay of every frame
     * @param jitter up to this is added to it, by chance
     */
    public ModelNet(Duration setUp, Duration oneWay, Duration jitter) {
        this.setUp = setUp;
        this.oneWay = oneWay;
        this.jitter = jitter;
    }

    /** Nothing passes any more: sessions are interrupted, and fail if that lasts. */
    public void cut() {
        down = true;
        List.copyOf(sessions.values()).forEach(ModelSession::look);
    }

    /** All passes again. */
    public void mend() {
        down = false;
        List.copyOf(sessions.values()).forEach(ModelSession::look);
    }

    Duration setUp() {
        return setUp;
    }

    Duration oneWay() {
        return oneWay;
    }

    Duration jitter() {
        return jitter;
    }

    boolean passes() {
        return !down;
    }

    void add(ModelSession session) {
        sessions.put(session.id(), session);
    }

    void remove(ModelSession session) {
        sessions.remove(session.id());
    }

    @Nullable ModelSession find(@Nullable String id) {
        return id == null ? null : sessions.get(id);
    }
}
