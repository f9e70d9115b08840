package dev.sidetone.media;

/** Calls cannot have sound on this machine; the message says to a person what to do. */
public final class MediaUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    public MediaUnavailable(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** For no reason that is known. */
    public MediaUnavailable(String message, Throwable cause) {
        this(Reason.BROKEN, message, cause);
    }

    public Reason reason() {
        return reason;
    }

    /** Why. */
    public enum Reason {
        /** Linux without {@code libpulse.so.0}. */
        NO_PULSE_LIBRARY,
        /** There is no WebRTC library for this system and processor. */
        UNSUPPORTED_SYSTEM,
        /** The library is there and does not start. */
        BROKEN
    }
}
