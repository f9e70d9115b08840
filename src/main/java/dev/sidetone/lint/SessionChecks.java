package dev.sidetone.lint;

import dev.sidetone.lint.Facts.App;
import dev.sidetone.lint.Facts.Call;
import dev.sidetone.lint.rules.Severity;
import dev.sidetone.trace.CompletionNote;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Names;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** What apps do with the audio session: L01, L02, L03, L04, L27. */
final class SessionChecks implements Check {
    @Override
    public void on(Event event, World world, Desk desk) {
        switch (event.name()) {
            case Names.Media.AUDIO_ENABLED -> {
                if (SoundFacts.on(event)) {
                    started(event, world, desk);
                    resumed(event, world, desk);
                }
            }
            case Names.Media.RENDERING_STARTED, Names.Media.CAPTURING_STARTED ->
                    started(event, world, desk);
            case Names.Session.SET_ACTIVE -> {
                if (SoundFacts.on(event)) {
                    activated(event, world, desk);
                }
                early(event, world, desk);
            }
            case Names.Session.SET_CATEGORY -> early(event, world, desk);
            case Names.App.FULFILL -> fulfilled(event, world, desk);
            case Names.App.INCOMING_COMPLETION -> complete(event, world, desk);
            default -> {}
        }
    }

    /** Before the session is handed over, or in the handler of an end. */
    private static void started(Event event, World world, Desk desk) {
        App app = world.app(event.app());
        Event ending = desk.recent().leading(event, e -> e.name().equals(Names.App.PERFORM_END));
        boolean known = world.complete() || app.sessionKnown;
        boolean inCall = known && world.inCall(event.app());
        if (ending != null && event.name().equals(Names.Media.AUDIO_ENABLED)) {
            desk.report("L01", event, World.subject(ending), "started while the call is ended");
        } else if (inCall && !app.sessionActive) {
            desk.report(
                    "L01",
                    event,
                    callOf(event, world, desk),
                    event.name() + " while the session is not active");
        }
    }

    private static @Nullable UUID callOf(Event event, World world, Desk desk) {
        Event callback = desk.recent().leading(event, BlockingChecks::isCallback);
        UUID told = callback == null ? null : World.subject(callback);
        return told != null
                ? told
                : world.liveCalls(event.app()).stream()
                        .map(call -> call.id)
                        .findFirst()
                        .orElse(null);
    }

    /** With CallKit nobody need post the end of an interruption. */
    private static void resumed(Event event, World world, Desk desk) {
        boolean interruption =
                desk.recent().leading(event, e -> e.name().equals(Names.Session.INTERRUPTION_ENDED))
                        != null;
        if (interruption && world.app(event.app()).providers > 0) {
            desk.report("L27", event, null, "the audio device is started by the notification");
        }
    }

    private static void activated(Event event, World world, Desk desk) {
        if (world.inCall(event.app())) {
            desk.report(
                    "L02",
                    event,
                    callOf(event, world, desk),
                    world.app(event.app()).sessionActive
                            ? "the system has it already"
                            : "before the system: didActivate will not come");
        }
    }

    private static void fulfilled(Event event, World world, Desk desk) {
        if (event.layer() == Layer.APP
                && event.detail() instanceof CompletionNote note
                && note.standing() == CompletionNote.Standing.OPEN
                && (note.action().kind().equals("Start") || note.action().kind().equals("Answer"))
                && world.complete()
                && !world.app(event.app()).playsAndRecords) {
            desk.report(
                    "L03",
                    event,
                    note.action().call(),
                    note.action().kind() + " is fulfilled without PlayAndRecord");
        }
    }

    /** Between a push, or a report, and the report's completion. */
    private static void early(Event event, World world, Desk desk) {
        App app = world.app(event.app());
        boolean pushed = app.push != null && !app.push.returned;
        Call pending =
                world.calls.values().stream()
                        .filter(call -> call.reportPending && call.app.equals(event.app()))
                        .findFirst()
                        .orElse(null);
        boolean busy = world.inCall(event.app());
        if (pending != null) {
            pending.touchedEarly = true;
        }
        if (!busy && (pushed || pending != null)) {
            desk.report(
                    "L04",
                    event,
                    pending == null ? null : pending.id,
                    event.name() + " before the report is complete");
        }
    }

    private static void complete(Event event, World world, Desk desk) {
        Call call = world.callOf(event);
        if (call != null && call.touchedEarly) {
            call.touchedEarly = false;
            if (event.detail() != null) {
                desk.report(
                        Severity.ERROR,
                        "L04",
                        event,
                        call.id,
                        "audio was touched for a call that was refused: " + event.detail());
            }
        }
    }
}
