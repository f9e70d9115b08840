package dev.sidetone.voice.log;

/** How much is logged: everything up to this. The order is the SDK's, {@link #OFF} is 0. */
public enum LogLevel {
    OFF,
    FATAL,
    ERROR,
    WARNING,
    INFO,
    DEBUG,
    TRACE,
    ALL;

    /** Whether what has the level {@code other} is logged at this one. */
    boolean takes(LogLevel other) {
        return other != OFF && other.compareTo(this) <= 0;
    }
}
