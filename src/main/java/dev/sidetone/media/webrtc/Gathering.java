package dev.sidetone.media.webrtc;

import dev.sidetone.media.MediaOptions;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Decides when a description has the candidates that it needs. The library reports the end of
 * gathering 102 ms late, and with an unreachable server more than 25 s late; the last host
 * candidate is there after 2 ms, so a few quiet milliseconds are the better sign. What ICE servers
 * give is worth waiting for, 500 ms; a relay that must be used, 5 s.
 *
 * <p>Used on the session's queue alone, from the setting of the local description on.
 */
final class Gathering {
    private static final Duration QUIET = Duration.ofMillis(3);
    private static final Duration NO_CANDIDATE = Duration.ofMillis(400);
    private static final Duration SERVERS = Duration.ofMillis(500);
    private static final Duration RELAY = Duration.ofSeconds(5);

    /** Runs something later, unless it is cancelled. */
    interface Timers {
        SerialQueue.Timer after(Duration delay, Runnable task);
    }

    private final Timers timers;
    private final MediaOptions options;
    private final Runnable done;
    private final Runnable noRelay;
    private final SerialQueue.Timer deadline;
    private SerialQueue.@Nullable Timer quiet;
    private boolean enough;
    private boolean finished;

    /**
     * Gathering begins.
     *
     * @param done the description is ready; once
     * @param noRelay only relays may be used and there is none; once, instead of {@code done}
     */
    Gathering(Timers timers, MediaOptions options, Runnable done, Runnable noRelay) {
        this.timers = timers;
        this.options = options;
        this.done = done;
        this.noRelay = noRelay;
        this.deadline = timers.after(patience(), this::finish);
    }

    private Duration patience() {
        if (options.relayOnly()) {
            return RELAY;
        }
        return options.iceServers().isEmpty() ? NO_CANDIDATE : SERVERS;
    }

    /** A candidate line has come. */
    void candidate(String line) {
        enough |= suffices(line);
        if (finished || !enough) {
            return;
        }
        if (quiet != null) {
            quiet.cancel();
        }
        quiet = timers.after(QUIET, this::finish);
    }

    private boolean suffices(String line) {
        if (options.relayOnly()) {
            return line.contains(" typ relay");
        }
        if (options.iceServers().isEmpty()) {
            return line.contains(" typ host") && !line.contains(" tcptype ");
        }
        // a relay comes last; without one to wait for, the address that STUN saw is the best
        boolean turn = options.iceServers().stream().anyMatch(s -> s.url().startsWith("turn"));
        return line.contains(turn ? " typ relay" : " typ srflx");
    }

    /** The library says that there are no more. */
    void complete() {
        finish();
    }

    private void finish() {
        if (finished) {
            return;
        }
        finished = true;
        deadline.cancel();
        if (quiet != null) {
            quiet.cancel();
        }
        if (options.relayOnly() && !enough) {
            noRelay.run();
        } else {
            done.run();
        }
    }
}
