package dev.sidetone.media.model;

import dev.sidetone.media.MediaNews.Machine;
import dev.sidetone.media.MediaSession.Listener;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * A model session's connection, with the patience that was measured on the real one: told after 7.5
 * s without packets, given up 10 s later. Used on the session's queue alone.
 */
final class ModelLink {
    private static final Duration INTERRUPTED = Duration.ofMillis(7_500);
    private static final Duration FAILED = Duration.ofMillis(10_000);

    private final ModelSession session;
    private final SerialQueue queue;
    private final Duration setUp;
    private final Listener listener;
    private volatile boolean flowing;
    private boolean connecting;
    private boolean interrupted;
    private SerialQueue.@Nullable Timer patience;

    ModelLink(ModelSession session, SerialQueue queue, Duration setUp, Listener listener) {
        this.session = session;
        this.queue = queue;
        this.setUp = setUp;
        this.listener = listener;
    }

    /** Whether frames are taken; from any thread. */
    boolean flows() {
        return flowing;
    }

    /** Something has changed between the session and its peer. */
    void look() {
        if (session.reachable() == null) {
            if (flowing && patience == null) {
                patience = queue.after(INTERRUPTED, () -> session.step(Duration.ZERO, this::lost));
            }
            return;
        }
        if (patience != null) {
            patience.cancel();
            patience = null;
        }
        if (!connecting && (!flowing || interrupted)) {
            connecting = true;
            session.step(setUp, this::connect);
        }
    }

    private void connect() {
        connecting = false;
        if (session.reachable() != null) {
            flowing = true;
            interrupted = false;
            session.changed(Machine.ICE, "connected");
            session.changed(Machine.DTLS, "connected");
            session.changed(Machine.CONNECTION, "connected");
            session.tell(listener::connected);
        }
        look();
    }

    private void lost() {
        interrupted = true;
        patience = queue.after(FAILED, () -> session.fail(53405));
        session.changed(Machine.ICE, "disconnected");
        session.changed(Machine.CONNECTION, "disconnected");
        session.tell(listener::interrupted);
    }
}
