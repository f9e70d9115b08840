package dev.sidetone.lint;

import dev.sidetone.lint.Facts.App;
import dev.sidetone.lint.Facts.Call;
import dev.sidetone.trace.ActionNote;
import dev.sidetone.trace.ActionNotes;
import dev.sidetone.trace.CompletionNote;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Names;

import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/** Holding, unholding and muting: L25, L26, L28, L30, L31, L34. */
final class HoldChecks implements Check {
    private static final long TOGETHER = Duration.ofMillis(200).toNanos();
    private static final Duration SOUND_WITHIN = Duration.ofSeconds(1);
    private static final Duration FORGOTTEN = Duration.ofSeconds(10);

    @Override
    public void on(Event event, World world, Desk desk) {
        UUID id = World.subject(event);
        switch (event.name()) {
            case Names.App.REQUEST -> requested(event, world, desk);
            case Names.App.FULFILL, Names.App.FAIL -> completed(event, world, desk);
            case Names.App.REPORT_ENDED, Names.Media.CALL_CLOSED -> {
                if (id != null) {
                    ended(event, world.call(id), desk);
                }
            }
            case Names.App.NOT_IMPLEMENTED -> {
                if (id != null && "CXSetHeldCallAction".equals(event.detail())) {
                    unable(event, world.call(id), "there is no handler", desk);
                }
            }
            case Names.Media.ACCEPTING, Names.Media.CALL_OPENED -> accepted(event, world, desk);
            case Names.Phone.CALL_CHANGED -> {
                if (id != null) {
                    changed(event, world.call(id), world, desk);
                }
            }
            default -> {}
        }
    }

    private static void requested(Event event, World world, Desk desk) {
        if (!(event.detail() instanceof ActionNotes notes)) {
            return;
        }
        for (ActionNote note : notes.all()) {
            Call call = note.call() == null ? null : world.calls.get(note.call());
            if (call != null && note.kind().equals("End")) {
                ended(event, call, desk);
            } else if (call != null && note.kind().equals("SetMuted")) {
                muted(event, call, world, desk);
            }
        }
    }

    private static void muted(Event event, Call call, World world, Desk desk) {
        if (event.nanos() - call.heldPerformedAt <= TOGETHER) {
            desk.report("L30", event, call.id, "SetMuted is requested right after SetHeld");
            return;
        }
        for (Call other : world.live()) {
            if (other != call && event.nanos() - other.mutedPerformedAt <= TOGETHER) {
                desk.report("L30", event, call.id, "SetMuted of another call is answered by it");
            }
        }
    }

    /** In the callback of a hold, or of the deactivation that follows it. */
    private static void ended(Event event, Call call, Desk desk) {
        Event callback = desk.recent().leading(event, BlockingChecks::isCallback);
        if (callback == null || !call.live) {
            return;
        }
        boolean deactivation = callback.name().equals(Names.App.DID_DEACTIVATE) && call.held;
        boolean hold =
                callback.name().equals(Names.App.PERFORM_HELD)
                        && call.id.equals(callback.subject());
        if (deactivation || hold) {
            desk.report("L25", event, call.id, event.name() + " in " + callback.name());
        }
    }

    private static void completed(Event event, World world, Desk desk) {
        if (!(event.detail() instanceof CompletionNote note)
                || note.standing() != CompletionNote.Standing.OPEN
                || !note.action().kind().equals("SetHeld")
                || note.action().call() == null) {
            return;
        }
        Call call = world.call(note.action().call());
        boolean unhold = note.action().argument().equals("false");
        if (event.name().equals(Names.App.FAIL)) {
            boolean absent =
                    desk.recent().leading(event, e -> e.name().equals(Names.App.NOT_IMPLEMENTED))
                            != null;
            if (!absent && call.connected && !world.app(event.app()).everHeld) {
                unable(event, call, "its handler fails", desk);
            }
        } else if (unhold) {
            desk.later(SOUND_WITHIN, () -> silent(event, call, world, desk));
        }
    }

    private static void silent(Event event, Call call, World world, Desk desk) {
        if (!call.live || call.held || !call.mediaOpen) {
            return;
        }
        boolean in = call.flow.in();
        boolean out = call.flow.out() || call.muted;
        if (!in || !out) {
            String ways = in ? "nothing is sent" : out ? "nothing is heard" : "no sound either way";
            boolean active = world.app(event.app()).sessionActive;
            desk.report(
                    "L26",
                    event,
                    call.id,
                    ways + " 1 s after it" + (active ? "" : "; the session is not active"));
        }
    }

    private static void unable(Event event, Call call, String why, Desk desk) {
        if (call.holding == null || call.holding) {
            desk.report(
                    call.app, "L31", event, call.id, why + ", but supportsHolding is not false");
        }
    }

    private static void accepted(Event event, World world, Desk desk) {
        UUID id = World.subject(event);
        var hold = world.openAction(event.app(), null, "SetHeld", "true");
        if (hold != null && id != null && !id.equals(hold.note.call())) {
            desk.report("L34", event, id, event.name() + " while SetHeld of another is open");
        }
    }

    private static void changed(Event event, Call call, World world, Desk desk) {
        String now = String.valueOf(event.detail());
        App app = world.app(call.app);
        if (now.equals(Names.Phone.CONNECTED)
                && app.delegateKnown
                && !app.methods.contains(Names.App.PERFORM_HELD)) {
            unable(event, call, "there is no handler", desk);
        }
        if (now.equals(Names.Phone.ENDED) && !call.endPerformed && !call.endGesture) {
            desk.later(FORGOTTEN, () -> forgotten(event, world, desk));
        }
    }

    /** R58: nobody else unholds it. */
    private static void forgotten(Event event, World world, Desk desk) {
        Collection<Call> live = world.live();
        if (live.size() != 1) {
            return;
        }
        Call alone = live.iterator().next();
        boolean since = event.nanos() - alone.heldPerformedAt >= 0;
        boolean shown = alone.shown != null && alone.shown.held();
        if (alone.held && since && !shown) {
            desk.report(alone.app, "L28", event, alone.id, "held and alone for 10 s, not shown so");
        }
    }
}
