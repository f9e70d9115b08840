package dev.sidetone.voice.log;

/** Where log lines go. */
@FunctionalInterface
public interface Logger {
    /**
     * Takes a line. On the thread that wrote it, perhaps one that media wait for: must return at
     * once. A logger that throws is not asked again.
     */
    void log(LogParameters line);
}
