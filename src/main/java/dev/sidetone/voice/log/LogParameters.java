package dev.sidetone.voice.log;

/**
 * One line of the log.
 *
 * @param timestamp UTC to the millisecond: {@code 2026-11-21 20:58:20.123}
 * @param fileName where it was written
 * @param functionName the method
 * @param lineNumber the line; negative where it is not known
 * @param tag what happened, in one word
 * @param message that word, what it is about, and what belongs to it; never a secret
 * @param thread the queue or thread that wrote it
 */
public record LogParameters(
        LogModule logModule,
        LogLevel logLevel,
        String timestamp,
        String fileName,
        String functionName,
        int lineNumber,
        String tag,
        String message,
        String thread) {}
