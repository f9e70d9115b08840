package dev.sidetone.server.exchange;

import dev.sidetone.server.binding.PushLinks;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.signaling.Wire;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Sends the heartbeat on every wire and drops those that have been silent for too long. When the
 * process itself was stopped, nobody else is to blame: all begin anew. Lives on the server's queue.
 */
final class Heart {
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final int GOING_AWAY = 1001;

    private final Time time;
    private final SerialQueue queue;
    private final Sessions sessions;
    private final PushLinks links;
    private final Consumer<Session> dropSession;
    private final Consumer<PushLinks.Link> dropLink;
    private long lastBeat;

    Heart(
            Time time,
            SerialQueue queue,
            Sessions sessions,
            PushLinks links,
            Consumer<Session> dropSession,
            Consumer<PushLinks.Link> dropLink) {
        this.time = time;
        this.queue = queue;
        this.sessions = sessions;
        this.links = links;
        this.dropSession = dropSession;
        this.dropLink = dropLink;
    }

    void start() {
        lastBeat = time.nanos();
        queue.after(Protocol.HEARTBEAT_EVERY, this::beat);
    }

    private void beat() {
        long now = time.nanos();
        boolean slept = now - lastBeat > Protocol.HEARTBEAT_EVERY.plus(LATE).toNanos();
        lastBeat = now;
        for (Session session : sessions.all()) {
            session.heardAt = slept ? now : session.heardAt;
            if (beat(session.wire, now - lastWord(session))) {
                dropSession.accept(session);
            }
        }
        for (PushLinks.Link link : links.all()) {
            link.heardAt = slept ? now : link.heardAt;
            if (beat(link.wire, now - link.heardAt)) {
                dropLink.accept(link);
            }
        }
        queue.after(Protocol.HEARTBEAT_EVERY, this::beat);
    }

    /** A client that has not said who it is might as well be silent. */
    private static long lastWord(Session session) {
        return session.identity == null ? session.openedAt : session.heardAt;
    }

    /** Whether the wire has been silent for too long. */
    private static boolean beat(Wire wire, long silent) {
        if (silent >= Protocol.SILENCE_LIMIT.toNanos()) {
            wire.close(GOING_AWAY, "silent for too long");
            return true;
        }
        wire.send(Protocol.HEARTBEAT);
        return false;
    }
}
