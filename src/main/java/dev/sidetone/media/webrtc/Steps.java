package dev.sidetone.media.webrtc;

import dev.sidetone.media.MediaFailure;
import dev.sidetone.time.SerialQueue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * A session's queue until the session has ended. All that touches a connection is a step here: one
 * after the other, none after the end, and what the library throws is a failure of the session.
 */
final class Steps {
    /** What a person is told of 53405. */
    static final String NO_WAY = "The two sides cannot reach each other for sound.";

    private static final Logger log = LoggerFactory.getLogger(Steps.class);

    private final SerialQueue queue;
    private final Consumer<MediaFailure> failed;
    private volatile boolean over;

    Steps(SerialQueue queue, Consumer<MediaFailure> failed) {
        this.queue = queue;
        this.failed = failed;
    }

    /** Appends a step, from any thread; a step that throws fails the session with {@code code}. */
    void run(int code, Runnable step) {
        queue.execute(() -> carryOut(code, step));
    }

    SerialQueue.Timer after(Duration delay, int code, Runnable step) {
        return queue.after(delay, () -> carryOut(code, step));
    }

    private void carryOut(int code, Runnable step) {
        if (over) {
            return;
        }
        try {
            step.run();
        } catch (RuntimeException | Error broken) {
            // the library throws plain Errors for descriptions that it cannot read
            fail(code, broken.getClass().getSimpleName() + ": " + broken.getMessage());
        }
    }

    /** Ends the session with a failure, on its queue; the library's word goes to the log alone. */
    void fail(int code, String word) {
        fail(code, word, text(code));
    }

    /** The same with more than the usual words for a person. */
    void fail(int code, String word, String text) {
        if (over) {
            return;
        }
        over = true;
        // behind a bracket the library quotes the line of SDP that it stumbled over
        log.info(
                "A media session failed with {}: {}",
                code,
                word.replaceAll("(?s)[\\[\\r\\n].*", ""));
        failed.accept(new MediaFailure(code, text));
    }

    private static String text(int code) {
        return switch (code) {
            case 53400 -> "This side could not describe its media.";
            case 53402 -> "The description of the other side's media cannot be used.";
            case 53404 -> "The two sides have no audio codec in common.";
            case 53407 -> "The two sides could not agree on keys for the sound.";
            default -> NO_WAY;
        };
    }

    /** No step from now on. */
    void end() {
        over = true;
    }

    boolean over() {
        return over;
    }
}
