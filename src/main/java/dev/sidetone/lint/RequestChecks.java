package dev.sidetone.lint;

import dev.sidetone.lint.Facts.App;
import dev.sidetone.lint.Facts.Call;
import dev.sidetone.trace.ActionNote;
import dev.sidetone.trace.ActionNotes;
import dev.sidetone.trace.ErrorNote;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Names;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What apps request and what becomes of it: L17, L32, L40, L42. */
final class RequestChecks implements Check {
    private static final int UNKNOWN_CALL = 4;
    private static final Duration CAPABILITIES_WITHIN = Duration.ofSeconds(1);
    private static final Duration REACTION_WITHIN = Duration.ofSeconds(2);
    private static final long AFTER_DECLINE = Duration.ofSeconds(1).toNanos();

    private final Map<Long, Event> unanswered = World.bounded(256);
    private String declinedApp = "";
    private long declinedAt = Facts.NEVER;

    @Override
    public void forget() {
        unanswered.clear();
    }

    @Override
    public void on(Event event, World world, Desk desk) {
        answered(event);
        switch (event.name()) {
            case Names.App.REQUEST_COMPLETION -> completed(event, world, desk);
            case Names.App.REQUEST -> requested(event, world, desk);
            case Names.Phone.CALL_CHANGED -> changed(event, world);
            default -> {}
        }
    }

    private void completed(Event event, World world, Desk desk) {
        if (event.detail() instanceof ErrorNote error) {
            unanswered.put(event.id(), event);
            desk.later(REACTION_WITHIN, () -> ignored(event, error, desk));
            if (error.code() == UNKNOWN_CALL && error.domain().endsWith("requesttransaction")) {
                unknown(event, world, desk);
            }
        } else if (event.detail() == null) {
            for (ActionNote note : actions(event, world)) {
                if (note.kind().equals("Start") && note.call() != null) {
                    Call call = world.call(note.call());
                    desk.later(CAPABILITIES_WITHIN, () -> mute(event, call, desk));
                }
            }
        }
    }

    private static List<ActionNote> actions(Event event, World world) {
        UUID transaction = event.ids().transaction();
        return transaction == null
                ? List.of()
                : world.requested.getOrDefault(transaction, List.of());
    }

    private static void mute(Event event, Call call, Desk desk) {
        if (call.live && !call.capabilitiesTold) {
            desk.report("L32", event, call.id, "no update with capabilities within 1 s");
        }
    }

    /** Anything that the completion led to counts, and so does what the app shows. */
    private void answered(Event event) {
        if (!unanswered.isEmpty() && event.layer() != Layer.SYSTEM) {
            if (!event.name().equals(Names.App.RETURNED)) {
                unanswered.remove(event.cause());
            }
            if (event.name().equals(Names.App.MODEL_SHOWS)) {
                UUID call = World.subject(event);
                unanswered.values().removeIf(e -> call != null && call.equals(e.subject()));
            }
        }
    }

    private void ignored(Event event, ErrorNote error, Desk desk) {
        if (unanswered.remove(event.id()) != null) {
            desk.report(
                    "L40",
                    event,
                    World.subject(event),
                    "nothing happened within 2 s of error " + error);
        }
    }

    private static void unknown(Event event, World world, Desk desk) {
        for (ActionNote note : actions(event, world)) {
            Call call = note.call() == null ? null : world.calls.get(note.call());
            boolean start = note.kind().equals("Start");
            if (!start && (call == null || !call.live || !call.app.equals(event.app()))) {
                desk.report("L17", event, note.call(), why(note, call, event, world));
                return;
            }
        }
        desk.report("L17", event, World.subject(event), older(world.app(event.app())));
    }

    private static String why(ActionNote note, @Nullable Call call, Event event, World world) {
        App app = world.app(event.app());
        if (world.actionIds.contains(note.call())) {
            return "it is the uuid of an action";
        } else if (call == null || (!call.live && !call.over)) {
            return world.complete() ? "there never was such a call" : "no such call was seen";
        } else if (!call.app.equals(event.app())) {
            return "the call belongs to " + (call.app.isEmpty() ? "the phone" : call.app);
        } else if (call.beganAt < app.resetAt) {
            return "the call was lost in a reset";
        } else if (call.beganAt < app.providerMadeAt) {
            return "the call belonged to an earlier provider";
        }
        return "the call has ended";
    }

    private static String older(App app) {
        return app.providersEver > 1
                ? "the call belongs to an earlier provider"
                : "the call is not known any more";
    }

    private void changed(Event event, World world) {
        Call call = world.callOf(event);
        if (call != null
                && Names.Phone.ENDED.equals(event.detail())
                && !call.connected
                && !call.outgoing) {
            declinedApp = call.app;
            declinedAt = event.nanos();
        }
    }

    private void requested(Event event, World world, Desk desk) {
        boolean foreign = !declinedApp.equals(event.app());
        if (foreign
                && event.nanos() - declinedAt <= AFTER_DECLINE
                && event.detail() instanceof ActionNotes notes
                && desk.recent().leading(event, RequestChecks::byHand) == null) {
            for (ActionNote note : notes.all()) {
                Call call = note.call() == null ? null : world.calls.get(note.call());
                if (note.kind().equals("End") && call != null && call.live && call.connected) {
                    desk.report(
                            "L42",
                            event,
                            call.id,
                            "End right after a call of %s was declined"
                                    .formatted(declinedApp.isEmpty() ? "the phone" : declinedApp));
                }
            }
        }
    }

    /** What a person did in a window: the app's own word for it, or the window's. */
    private static boolean byHand(Event event) {
        return event.layer() == Layer.UI
                || (event.layer() == Layer.APP
                        && event.cause() == 0
                        && !BlockingChecks.isCallback(event));
    }
}
