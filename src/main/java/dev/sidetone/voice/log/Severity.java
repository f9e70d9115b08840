package dev.sidetone.voice.log;

import dev.sidetone.trace.Event;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Names;

import java.util.Set;

/** How much an event matters: pure. */
final class Severity {
    private static final Set<String> ERRORS =
            Set.of("callDidFailToConnect", "MediaFailed", "preflightDidFail");
    private static final Set<String> WARNINGS =
            Set.of(
                    "SocketLost",
                    "FrameRefused",
                    "ParamsTooLong",
                    "TimedOut",
                    "MediaInterrupted",
                    "callIsReconnecting",
                    "callDidReceiveQualityWarnings");

    private Severity() {}

    static LogLevel of(Event event) {
        String name = event.name();
        // a delegate hears "disconnected" with a reason or without, and only one is an error
        boolean reasoned = name.equals("callDidDisconnect") && event.detail() != null;
        if (ERRORS.contains(name) || reasoned || name.startsWith("not ")) {
            return LogLevel.ERROR;
        }
        if (WARNINGS.contains(name)) {
            return LogLevel.WARNING;
        }
        if (name.equals("ignored") || name.equals(Names.Media.SOUND_FLOWS)) {
            return LogLevel.TRACE;
        }
        return event.layer() == Layer.VOICE ? LogLevel.INFO : LogLevel.DEBUG;
    }
}
