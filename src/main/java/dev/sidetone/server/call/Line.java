package dev.sidetone.server.call;

import org.jspecify.annotations.Nullable;

/** A name that the server itself answers. No endpoint can be registered under it. */
public enum Line {
    /** Sends back what it hears. */
    ECHO("echo"),
    /** Plays a recorded greeting, then hangs up. */
    GREETING("greeting"),
    /** Is always busy. */
    BUSY("busy"),
    /** Rings until the caller's time is over. */
    NO_ANSWER("noanswer"),
    /** Refuses every call. */
    DECLINE("decline"),
    /** Answers and says nothing. */
    SILENCE("silence");

    private final String dialled;

    Line(String dialled) {
        this.dialled = dialled;
    }

    /** What is dialled. */
    public String dialled() {
        return dialled;
    }

    /** Whether it answers calls, and so needs media. */
    public boolean answers() {
        return this == ECHO || this == GREETING || this == SILENCE;
    }

    /** The line of that name; null when the name is free for endpoints. */
    public static @Nullable Line named(String name) {
        for (Line line : values()) {
            if (line.dialled.equals(name)) {
                return line;
            }
        }
        return null;
    }
}
