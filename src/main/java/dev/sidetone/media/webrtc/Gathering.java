package dev.sidetone.media.webrtc;

import dev.sidetone.media.MediaOptions;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Decides when a description has the candidates that it needs. The library reports the end of
 * gathering 102 ms late; the last host candidate is there after 2 ms, so a few quiet milliseconds
 * are the better sign. With ICE servers their candidates are worth waiting for.
 */
final class Gathering {
    private static final Duration QUIET = Duration.ofMillis(3);
    private static final Duration NO_CANDIDATE = Duration.ofMillis(400);
    private static final Duration SERVERS = Duration.ofMillis(500);
    private static final Duration RELAY = Duration.ofSeconds(5);

    private final SerialQueue queue;
    private final MediaOptions options;
    private final Runnable done;
    private final Runnable noRelay;
    private SerialQueue.@Nullable Timer timer;
    private boolean described;
    private boolean host;
    private boolean reflexiveOrRelay;
    private boolean finished;

    Gathering(SerialQueue queue, MediaOptions options, Runnable done, Runnable noRelay) {
        this.queue = queue;
        this.options = options;
        this.done = done;
        this.noRelay = noRelay;
    }

    /** The local description is set: candidates come from now on, or came already. */
    void described() {
        described = true;
        arm();
    }

    /** A candidate line has come. */
    void candidate(String line) {
        host |= line.contains(" typ host");
        reflexiveOrRelay |= line.contains(" typ relay") || line.contains(" typ srflx");
        arm();
    }

    /** The library says that there are no more. */
    void complete() {
        if (described && !finished && (!options.relayOnly() || reflexiveOrRelay)) {
            finish();
        }
    }

    private void arm() {
        if (!described || finished) {
            return;
        }
        if (timer != null) {
            timer.cancel();
        }
        timer = queue.after(patience(), this::expired);
    }

    private Duration patience() {
        if (options.relayOnly()) {
            return reflexiveOrRelay ? QUIET : RELAY;
        }
        if (!options.iceServers().isEmpty() && !reflexiveOrRelay) {
            return SERVERS;
        }
        return host || reflexiveOrRelay ? QUIET : NO_CANDIDATE;
    }

    private void expired() {
        if (options.relayOnly() && !reflexiveOrRelay) {
            finished = true;
            noRelay.run();
        } else {
            finish();
        }
    }

    private void finish() {
        finished = true;
        if (timer != null) {
            timer.cancel();
        }
        done.run();
    }
}
