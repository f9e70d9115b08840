package dev.sidetone.audio.wav;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** A WAV file that cannot be read or written; the message is for the user and names the file. */
public final class UnusableWav extends IOException {
    private static final long serialVersionUID = 2;

    /** What is the matter with a file. */
    public enum Reason {
        /** There is no such file. */
        MISSING,
        /** It may not be read, or reading broke off. */
        UNREADABLE,
        /** It is no WAV file, or a damaged one. */
        NOT_WAV,
        /** Its sound is compressed, or PCM of a kind that is not played. */
        NOT_PLAYABLE,
        /** It holds no sound. */
        EMPTY,
        /** A recording cannot be written there. */
        UNWRITABLE
    }

    private final Reason reason;

    UnusableWav(Reason reason, String message) {
        this(reason, message, null);
    }

    UnusableWav(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What is the matter. */
    public Reason reason() {
        return reason;
    }
}
