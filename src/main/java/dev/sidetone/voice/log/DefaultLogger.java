package dev.sidetone.voice.log;

import org.slf4j.LoggerFactory;

import java.util.Locale;

/**
 * Writes to this program's own log. What goes wrong in a call is told to the app, which may find it
 * quite ordinary: such an error is information here, and only what ends the SDK is an error.
 */
public final class DefaultLogger implements Logger {
    @Override
    public void log(LogParameters line) {
        String module = line.logModule().name().toLowerCase(Locale.ROOT);
        var log = LoggerFactory.getLogger("dev.sidetone.voice.sdk." + module);
        switch (line.logLevel()) {
            case FATAL -> log.error(line.message());
            case ERROR, WARNING -> log.info(line.message());
            case TRACE, ALL -> log.trace(line.message());
            default -> log.debug(line.message());
        }
    }
}
