package dev.sidetone.lint;

import dev.sidetone.lint.Facts.Action;
import dev.sidetone.lint.rules.Severity;
import dev.sidetone.trace.ActionNote;
import dev.sidetone.trace.ActionNotes;
import dev.sidetone.trace.CompletionNote;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Names;

import java.time.Duration;
import java.util.UUID;

/** How actions are completed: L05, L06, L07, L08, L36, L43. */
final class ActionChecks implements Check {
    private static final long STEP = Duration.ofMillis(50).toNanos();
    private static final long SLOW_ANSWER = Duration.ofSeconds(3).toNanos();
    private static final Duration KEYPAD = Duration.ofSeconds(2);

    private long looked = Facts.NEVER;

    @Override
    public void on(Event event, World world, Desk desk) {
        if (event.nanos() - looked >= STEP) {
            passed(world, desk);
        }
        switch (event.name()) {
            case Names.App.FULFILL, Names.App.FAIL -> completed(event, desk);
            case Names.Phone.ACTION_TIMED_OUT -> timedOut(event, world, desk);
            case Names.Phone.TRANSACTION_REQUESTED, Names.Phone.GESTURE ->
                    digits(event, world, desk);
            default -> {}
        }
    }

    private static void completed(Event event, Desk desk) {
        if (event.layer() != Layer.APP || !(event.detail() instanceof CompletionNote note)) {
            return;
        }
        String what = event.name() + " of " + note.action().kind();
        switch (note.standing()) {
            case COMPLETE ->
                    desk.report("L06", event, note.action().call(), what + ": complete before");
            case LOOSE ->
                    desk.report(
                            "L06",
                            event,
                            note.action().call(),
                            what + " that no provider handed over");
            case TIMED_OUT ->
                    desk.report("L07", event, note.action().call(), what + " after its time-out");
            case OPEN, ABANDONED -> {}
        }
    }

    private static void timedOut(Event event, World world, Desk desk) {
        Action action = world.open.get(event.ids().action());
        if (action == null) {
            return;
        }
        UUID call = action.note.call();
        if (action.takenOver) {
            desk.report("L08", event, call, action.note.kind() + " was left open after true");
        } else if (action.performed != null) {
            desk.report(
                    Severity.ERROR,
                    "L05",
                    event,
                    call,
                    action.performed.name() + " left it open until the time-out");
        }
    }

    /** Actions that are open for long; seldom enough to cost nothing. */
    @Override
    public void passed(World world, Desk desk) {
        long now = desk.now();
        looked = now;
        for (Action action : world.open.values()) {
            Event performed = action.performed;
            if (performed == null) {
                continue;
            }
            long open = now - action.performedAt;
            if (!action.warned && action.limit > 0 && open >= action.limit / 2) {
                action.warned = true;
                desk.report(
                        "L05",
                        performed,
                        action.note.call(),
                        performed.name() + " has left it open for half its time");
            }
            if (action.note.kind().equals("Answer") && open >= SLOW_ANSWER) {
                desk.report("L36", performed, action.note.call(), "open for 3 s");
            }
        }
    }

    /** A second key waits for the first. */
    private static void digits(Event event, World world, Desk desk) {
        if (event.detail() instanceof ActionNotes notes) {
            for (ActionNote note : notes.all()) {
                Action first = note.kind().equals("PlayDTMF") ? openDigits(note, world) : null;
                if (first != null && first.performed != null) {
                    Event performed = first.performed;
                    desk.later(KEYPAD, () -> hangs(first, note, performed, world, desk));
                }
            }
        }
    }

    private static Action openDigits(ActionNote next, World world) {
        return world.open.values().stream()
                .filter(action -> action.note.kind().equals("PlayDTMF"))
                .filter(action -> action.performed != null)
                .filter(action -> action.note.call() != null)
                .filter(action -> action.note.call().equals(next.call()))
                .findFirst()
                .orElse(null);
    }

    private static void hangs(
            Action first, ActionNote next, Event performed, World world, Desk desk) {
        if (world.open.containsKey(first.note.action())) {
            desk.report(
                    "L43",
                    performed,
                    next.call(),
                    "%s waits for %s".formatted(next.argument(), first.note.argument()));
        }
    }
}
