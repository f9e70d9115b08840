package dev.sidetone.media.model;

import dev.sidetone.audio.FrameClock;
import dev.sidetone.media.MediaEngine;
import dev.sidetone.media.MediaOptions;
import dev.sidetone.media.MediaSession;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.Time;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Media without a library: sessions find each other in a {@link ModelNet}. */
public final class ModelEngine implements MediaEngine {
    private final Time time;
    private final Randomness randomness;
    private final ModelNet net;
    private final FrameClock clock;
    private final List<ModelSession> sessions = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    public ModelEngine(Time time, Randomness randomness, ModelNet net) {
        this.time = time;
        this.randomness = randomness;
        this.net = net;
        this.clock = new ModelClock(time);
    }

    @Override
    public ModelSession open(MediaOptions options, MediaSession.Listener listener) {
        var session = new ModelSession(this, time.queue("model-media"), options, listener);
        if (!closed) {
            sessions.add(session);
            net.add(session);
        }
        return session;
    }

    /** Those that are not closed, oldest first. */
    public List<ModelSession> sessions() {
        return List.copyOf(sessions);
    }

    @Override
    public FrameClock clock() {
        return clock;
    }

    Time time() {
        return time;
    }

    Randomness randomness() {
        return randomness;
    }

    ModelNet net() {
        return net;
    }

    boolean closed() {
        return closed;
    }

    void ended(ModelSession session) {
        net.remove(session);
        sessions.remove(session);
    }

    @Override
    public void close() {
        closed = true;
        sessions.forEach(ModelSession::close);
    }
}
