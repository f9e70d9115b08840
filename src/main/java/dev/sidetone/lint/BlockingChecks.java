package dev.sidetone.lint;

import dev.sidetone.lint.Facts.Action;
import dev.sidetone.lint.rules.Severity;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Names;
import dev.sidetone.trace.PerformNote;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How long callbacks take: L35. */
final class BlockingChecks implements Check {
    private static final long SLOW = Duration.ofMillis(250).toNanos();
    private static final long STUCK = Duration.ofSeconds(5).toNanos();
    private static final int RUNNING = 256;
    private static final Set<String> CALLBACKS =
            Set.of(
                    Names.App.DID_BEGIN,
                    Names.App.DID_RESET,
                    Names.App.DID_ACTIVATE,
                    Names.App.DID_DEACTIVATE,
                    Names.App.EXECUTE,
                    Names.App.CALL_CHANGED,
                    Names.App.REQUEST_COMPLETION,
                    Names.App.INCOMING_COMPLETION);

    private final Map<Long, Event> running = World.bounded(RUNNING);

    @Override
    public void forget() {
        running.clear();
    }

    @Override
    public void on(Event event, World world, Desk desk) {
        if (event.layer() != Layer.APP) {
            return;
        }
        if (event.name().equals(Names.App.RETURNED)) {
            Event callback = running.remove(event.cause());
            if (callback != null) {
                took(callback, event.nanos() - callback.nanos(), world, desk);
            }
        } else if (isCallback(event) && !isEcho(event, desk)) {
            running.put(event.id(), event);
        }
    }

    /** An app that writes down what it is called with. */
    private static boolean isEcho(Event event, Desk desk) {
        Event cause = desk.recent().find(event.cause());
        return cause != null && cause.name().equals(event.name());
    }

    /** Whether the app is called back here. */
    static boolean isCallback(Event event) {
        return event.layer() == Layer.APP
                && (event.detail() instanceof PerformNote
                        || CALLBACKS.contains(event.name())
                        || event.name().startsWith(Names.App.RECEIVE_PUSH));
    }

    private static void took(Event callback, long nanos, World world, Desk desk) {
        if (nanos >= STUCK) {
            report(Severity.ERROR, callback, nanos, world, desk);
        } else if (nanos > SLOW) {
            report(Severity.WARNING, callback, nanos, world, desk);
        }
    }

    private static void report(
            Severity severity, Event callback, long nanos, World world, Desk desk) {
        List<String> delayed =
                world.open.values().stream()
                        .filter(action -> action.app.equals(callback.app()))
                        .filter(action -> action.performed == null)
                        .filter(action -> action.deliveredAt >= callback.nanos())
                        .map(BlockingChecks::words)
                        .toList();
        desk.report(
                severity,
                "L35",
                callback,
                World.subject(callback),
                "%s took %d ms%s"
                        .formatted(
                                callback.name(),
                                nanos / 1_000_000,
                                delayed.isEmpty() ? "" : ", delayed: " + delayed));
    }

    private static String words(Action action) {
        return action.note.toString();
    }

    /** One that has not returned at all. */
    @Override
    public void passed(World world, Desk desk) {
        for (Event callback : running.values()) {
            long nanos = desk.now() - callback.nanos();
            if (nanos >= STUCK && desk.recent().find(callback.id()) != null) {
                report(Severity.ERROR, callback, nanos, world, desk);
            }
        }
    }
}
