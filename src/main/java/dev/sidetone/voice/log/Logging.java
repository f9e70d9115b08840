package dev.sidetone.voice.log;

import dev.sidetone.time.Time;
import dev.sidetone.trace.Event;

import org.slf4j.LoggerFactory;

import java.lang.StackWalker.StackFrame;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What one client logs, and where to. Any thread; a change counts from the next line on. */
public final class Logging implements Consumer<Event> {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Time time;
    private final Map<LogModule, LogLevel> levels = new ConcurrentHashMap<>();
    private volatile Logger logger = new DefaultLogger();

    /** Errors alone are logged at first. */
    public Logging(Time time) {
        this.time = time;
    }

    /** The level of {@link LogModule#CORE}. */
    public LogLevel logLevel() {
        return logLevelForModule(LogModule.CORE);
    }

    /** See {@link #logLevel()}. */
    public void setLogLevel(LogLevel level) {
        setLogLevel(level, LogModule.CORE);
    }

    /** The level of a module; {@link LogLevel#ERROR} at first. */
    public LogLevel logLevelForModule(LogModule module) {
        return levels.getOrDefault(module, LogLevel.ERROR);
    }

    /** See {@link #logLevelForModule}. */
    public void setLogLevel(LogLevel level, LogModule module) {
        levels.put(module, level);
    }

    /** Where lines go; a {@link DefaultLogger} at first. */
    public Logger logger() {
        return logger;
    }

    /** See {@link #logger()}. */
    public void setLogger(Logger value) {
        logger = value;
    }

    /** The client has written something into its trace. */
    @Override
    public void accept(Event event) {
        LogModule module = LogModule.of(event.layer());
        LogLevel level = Severity.of(event);
        if (logLevelForModule(module).takes(level)) {
            hand(line(event, module, level));
        }
    }

    private LogParameters line(Event event, LogModule module, LogLevel level) {
        Optional<StackFrame> writer = StackWalker.getInstance().walk(Logging::writer);
        return new LogParameters(
                module,
                level,
                STAMP.format(time.now()),
                writer.map(StackFrame::getFileName).map(String::valueOf).orElse(""),
                writer.map(StackFrame::getMethodName).orElse(""),
                writer.map(StackFrame::getLineNumber).orElse(-1),
                event.name(),
                words(event),
                event.thread());
    }

    /** Above whom the trace and its journal were called. */
    private static Optional<StackFrame> writer(Stream<StackFrame> frames) {
        return frames.dropWhile(frame -> !isTrace(frame))
                .dropWhile(frame -> isTrace(frame) || frame.getClassName().endsWith(".Journal"))
                .findFirst();
    }

    private static boolean isTrace(StackFrame frame) {
        return frame.getClassName().startsWith("dev.sidetone.trace.");
    }

    private static String words(Event event) {
        StringBuilder words = new StringBuilder(event.name());
        if (event.subject() != null) {
            words.append(' ').append(event.subject());
        }
        if (event.detail() != null) {
            words.append(": ").append(event.detail());
        }
        return words.toString();
    }

    private void hand(LogParameters line) {
        Logger to = logger;
        try {
            to.log(line);
        } catch (RuntimeException broken) {
            logger = new DefaultLogger();
            LoggerFactory.getLogger(Logging.class)
                    .warn("The app's logger threw and is not asked again: {}", broken.toString());
        }
    }
}
