package dev.sidetone.signaling;

import dev.sidetone.time.Randomness;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A phone's link to the push service, opened again whenever it is lost. A link that is silent for
 * three heartbeats counts as lost.
 */
public final class PushConnection implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PushConnection.class);
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /** So that a server that has just come up finds the device within its own patience of 5 s. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Wire.Dialer dialer;
    private final Supplier<URI> server;
    private final SerialQueue queue;
    private final Backoff backoff;
    private String deviceToken = "";
    private Consumer<Map<String, String>> pushes = push -> {};
    private @Nullable Wire wire;
    private SerialQueue.@Nullable Timer watchdog;
    private boolean closed;

    /** A link to whatever {@code server} names ({@code http:} or {@code https:}) at each try. */
    public PushConnection(
            Wire.Dialer dialer, Supplier<URI> server, SerialQueue queue, Randomness random) {
        this.dialer = dialer;
        this.server = server;
        this.queue = queue;
        this.backoff = new Backoff(Duration.ofMillis(100), LONGEST_PAUSE, random);
    }

    /**
     * Opens the link for a device token of 64 hexadecimal digits; pushes come on the queue. Called
     * again, it leaves the link that it had.
     */
    public void open(String token, Consumer<Map<String, String>> to) {
        queue.execute(
                () -> {
                    deviceToken = token;
                    pushes = to;
                    leave();
                    dial();
                });
    }

    /** Of a link that was open before, with another token. */
    private void leave() {
        Wire before = wire;
        wire = null;
        if (watchdog != null) {
            watchdog.cancel();
        }
        if (before != null) {
            before.close(1000, "");
        }
    }

    private void dial() {
        if (closed) {
            return;
        }
        String http = server.get().toString();
        URI url =
                URI.create(
                        http.replaceFirst("^http", "ws")
                                + Protocol.PUSH_PATH
                                + "?deviceToken="
                                + deviceToken);
        wire = dialer.dial(url, new Listener());
    }

    private void alive(Wire from) {
        if (watchdog != null) {
            watchdog.cancel();
        }
        watchdog = queue.after(SILENCE, () -> from.close(1000, "silence"));
    }

    private void took(Wire from, String text) {
        if (from != wire) {
            return;
        }
        alive(from);
        if (text.equals(Protocol.HEARTBEAT)) {
            from.send(Protocol.HEARTBEAT);
            return;
        }
        try {
            pushes.accept(PushPayload.decode(text));
        } catch (MalformedFrame broken) {
            log.warn("A push could not be read: {}", broken.getMessage());
        }
    }

    private void lost(Wire from) {
        if (from == wire && !closed) {
            wire = null;
            if (watchdog != null) {
                watchdog.cancel();
            }
            queue.after(backoff.next(), this::dial);
        }
    }

    @Override
    public void close() {
        queue.execute(
                () -> {
                    closed = true;
                    if (wire != null) {
                        wire.close(1000, "");
                    }
                    if (watchdog != null) {
                        watchdog.cancel();
                    }
                    queue.close();
                });
    }

    /** The wire's words, handed over to the queue. */
    private final class Listener implements Wire.Listener {
        @Override
        public void opened(Wire from) {
            queue.execute(
                    () -> {
                        if (from == wire) {
                            backoff.reset();
                            alive(from);
                        }
                    });
        }

        @Override
        public void frame(Wire from, String text) {
            queue.execute(() -> took(from, text));
        }

        @Override
        public void closed(Wire from, int code, String reason) {
            queue.execute(() -> lost(from));
        }
    }
}
