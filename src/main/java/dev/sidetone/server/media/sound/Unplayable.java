package dev.sidetone.server.media.sound;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** A sound that cannot be had; the message tells a person why and names no secret. */
public final class Unplayable extends IOException {
    private static final long serialVersionUID = 1;

    /** What is behind the URL is no sound, or none that is understood (voice-sdk.md §5.2). */
    public static final int CONTENT_TYPE = 13420;

    /** There is no such voice here. */
    public static final int VOICE = 13511;

    private final int code;

    Unplayable(int code, String message) {
        this(code, message, null);
    }

    Unplayable(int code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** What it has in common with others: a number of voice-sdk.md §5.2. */
    public int code() {
        return code;
    }
}
