package dev.sidetone.signaling;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What both ends of the signaling socket agree on. */
public final class Protocol {
    /** In every frame; nobody reads it. */
    public static final String VERSION = "1.6";

    /** Path of the signaling socket. */
    public static final String SIGNAL_PATH = "/signal";

    /** Path of the push link; query {@code deviceToken=<64 hexadecimal digits>}. */
    public static final String PUSH_PATH = "/push";

    /** Path of the bindings between identities and device tokens. */
    public static final String BINDINGS_PATH = "/v1/bindings";

    /** Path of the own numbers of identities. */
    public static final String NUMBERS_PATH = "/v1/numbers";

    /** The heartbeat frame. */
    public static final String HEARTBEAT = "\n";

    /** How often the server sends a heartbeat. */
    public static final Duration HEARTBEAT_EVERY = Duration.ofSeconds(5);

    /** A side that hears nothing for so long takes the socket for broken. */
    public static final Duration SILENCE_LIMIT = Duration.ofSeconds(15);

    /**
     * How long a call outlives the socket of one of its legs, at least: the most that the wire
     * knows, so that an outage of half that passes by.
     */
    public static final Duration CALL_GRACE = Duration.ofSeconds(30);

    /** The longest frame, in bytes of UTF-8. */
    public static final int MAX_FRAME_BYTES = 64 * 1024;

    /** Temporary call SIDs of outgoing calls start so. */
    public static final String TEMPORARY_SID = "TJS";

    /** {@code reason} of a reject that says: not now, this phone is in a call. */
    public static final String BUSY = "busy";

    private Protocol() {}

    /** Whether a frame has more than {@link #MAX_FRAME_BYTES}. */
    public static boolean isTooLong(String frame) {
        return frame.length() > MAX_FRAME_BYTES
                || frame.getBytes(StandardCharsets.UTF_8).length > MAX_FRAME_BYTES;
    }
}
