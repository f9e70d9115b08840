package dev.sidetone.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what no test sees by itself: exceptions that nobody caught, and errors in the log. */
public final class Incidents implements AutoCloseable {
    private final List<String> noted = new CopyOnWriteArrayList<>();
    private final Thread.@Nullable UncaughtExceptionHandler usual =
            Thread.getDefaultUncaughtExceptionHandler();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final AppenderBase<ILoggingEvent> errors =
            new AppenderBase<>() {
                @Override
                protected void append(ILoggingEvent event) {
                    if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
                        noted.add(event + " " + event.getThrowableProxy());
                    }
                }
            };

    /** Notes from now on. */
    public Incidents() {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, thrown) -> noted.add(thread.getName() + ": " + thrown));
        errors.setContext(root.getLoggerContext());
        errors.start();
        root.addAppender(errors);
    }

    /** Insists that there were none. */
    public void none() {
        assertThat(noted).as("uncaught exceptions and logged errors").isEmpty();
    }

    @Override
    public void close() {
        root.detachAppender(errors);
        Thread.setDefaultUncaughtExceptionHandler(usual);
    }
}
