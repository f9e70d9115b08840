package dev.sidetone.lint;

import dev.sidetone.lint.Facts.Action;
import dev.sidetone.lint.Facts.App;
import dev.sidetone.lint.Facts.Call;
import dev.sidetone.trace.ActionNote;
import dev.sidetone.trace.ActionNotes;
import dev.sidetone.trace.CompletionNote;
import dev.sidetone.trace.DelegateNote;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Names;
import dev.sidetone.trace.PerformNote;
import dev.sidetone.trace.ShownNote;
import dev.sidetone.trace.UpdateNote;

import java.time.Instant;
import java.util.UUID;

/** What events say of what apps say, and of what they are asked. */
final class SaidFacts {
    void update(Event event, World world) {
        App app = world.app(event.app());
        UUID id = World.subject(event);
        switch (event.name()) {
            case Names.App.PROVIDER -> provider(app, event);
            case Names.App.INVALIDATE -> app.providers = Math.max(0, app.providers - 1);
            case Names.App.SET_DELEGATE -> {
                app.delegateKnown = event.detail() != null;
                if (event.detail() instanceof DelegateNote note) {
                    app.methods = note.methods();
                }
            }
            case Names.App.DID_RESET -> app.resetAt = event.nanos();
            case Names.App.DID_DEACTIVATE -> app.deactivatedAt = event.nanos();
            case Names.App.REQUEST -> requested(event, world);
            case Names.App.FULFILL, Names.App.FAIL -> completed(event, world);
            case Names.App.TAKEN_OVER -> takenOver(event, world);
            default -> {
                if (id != null) {
                    aboutCall(event, world.call(id), world);
                }
            }
        }
    }

    private static void provider(App app, Event event) {
        app.providers++;
        app.providersEver++;
        app.providerMadeAt = event.nanos();
        app.providerMadeOn = event.thread();
    }

    private static void aboutCall(Event event, Call call, World world) {
        switch (event.name()) {
            case Names.App.REPORT_INCOMING -> {
                call.reportPending = true;
                call.refused = false;
                told(call, event);
                if (call.app.isEmpty()) {
                    call.app = event.app();
                }
            }
            case Names.App.INCOMING_COMPLETION -> {
                call.reportPending = false;
                call.refused = event.detail() != null && !call.live;
            }
            case Names.App.REPORT_UPDATED -> told(call, event);
            case Names.App.REPORT_CONNECTING ->
                    call.connecting = event.detail() instanceof Instant at ? at : null;
            case Names.App.REPORT_CONNECTED -> call.reportedConnected = true;
            case Names.App.REPORT_ENDED -> call.endReported = true;
            case Names.App.MODEL_SHOWS ->
                    call.shown = event.detail() instanceof ShownNote shown ? shown : null;
            default -> {
                if (event.detail() instanceof PerformNote note) {
                    performed(event, note, call, world);
                }
            }
        }
    }

    private static void told(Call call, Event event) {
        if (event.detail() instanceof UpdateNote note) {
            call.party = note.party() == null ? call.party : note.party();
            call.holding = note.holding() == null ? call.holding : note.holding();
            call.capabilitiesTold |= note.tellsCapabilities();
        }
    }

    private static void requested(Event event, World world) {
        if (event.detail() instanceof ActionNotes notes && event.ids().transaction() != null) {
            world.requested.put(event.ids().transaction(), notes.all());
            notes.all().forEach(note -> world.actionIds.add(note.action()));
            for (ActionNote note : notes.all()) {
                if (note.kind().equals("Start") && note.call() != null) {
                    Call call = world.call(note.call());
                    call.outgoing = call.outgoing || !call.live;
                    call.app = call.app.isEmpty() ? event.app() : call.app;
                }
            }
        }
    }

    private static void performed(Event event, PerformNote note, Call call, World world) {
        Action action =
                world.open.computeIfAbsent(
                        note.action().action(), _ -> world.delivered(event, note.action()));
        if (event.name().equals(Names.App.TIMED_OUT)) {
            world.open.remove(note.action().action());
            return;
        }
        action.performed = event;
        action.performedAt = event.nanos();
        action.limit = note.limit() == null ? 0 : note.limit().toNanos();
        call.app = call.app.isEmpty() ? event.app() : call.app;
        switch (event.name()) {
            case Names.App.PERFORM_END -> call.endPerformed = true;
            case Names.App.PERFORM_HELD -> call.heldPerformedAt = event.nanos();
            case Names.App.PERFORM_MUTED -> call.mutedPerformedAt = event.nanos();
            default -> {}
        }
    }

    private static void completed(Event event, World world) {
        if (!(event.detail() instanceof CompletionNote note)
                || note.standing() != CompletionNote.Standing.OPEN) {
            return;
        }
        world.open.remove(note.action().action());
        boolean fulfilled = event.name().equals(Names.App.FULFILL);
        if (fulfilled && note.action().call() != null) {
            done(event, note.action(), world.call(note.action().call()), world);
        }
    }

    private static void done(Event event, ActionNote action, Call call, World world) {
        switch (action.kind()) {
            case "SetMuted" -> call.muted = action.argument().equals("true");
            case "SetHeld" -> world.app(event.app()).everHeld = true;
            case "SetGroup" -> group(call, action.argument(), world);
            default -> {}
        }
    }

    private static void group(Call call, String with, World world) {
        if (with.equals("null")) {
            call.group = null;
        } else {
            Call other = world.call(UUID.fromString(with));
            other.group = other.company();
            call.group = other.group;
        }
    }

    private static void takenOver(Event event, World world) {
        for (Action action : world.open.values()) {
            if (action.transaction != null
                    && action.transaction.equals(event.ids().transaction())) {
                action.takenOver = true;
            }
        }
    }
}
