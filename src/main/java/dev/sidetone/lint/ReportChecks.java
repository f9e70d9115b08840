package dev.sidetone.lint;

import dev.sidetone.lint.Facts.Call;
import dev.sidetone.trace.ActionNote;
import dev.sidetone.trace.ActionNotes;
import dev.sidetone.trace.EndNote;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Names;
import dev.sidetone.trace.UpdateNote;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** How calls are reported: L09, L10, L11, L12, L13, L14, L15, L16. */
final class ReportChecks implements Check {
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(1);
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(5);
    private static final long SURELY_KNOWN = Duration.ofMillis(20).toNanos();

    @Override
    public void on(Event event, World world, Desk desk) {
        UUID id = World.subject(event);
        if (event.layer() == Layer.MEDIA && id != null) {
            media(event, world.call(id), desk);
        } else if (event.layer() == Layer.APP && event.detail() instanceof ActionNotes notes) {
            notes.all().forEach(note -> requested(event, note, world, desk));
        } else if (event.layer() == Layer.APP && id != null) {
            reported(event, id, world, desk);
        }
    }

    private static void reported(Event event, UUID id, World world, Desk desk) {
        boolean report = event.name().startsWith("report");
        if (report && world.actionIds.contains(id)) {
            desk.report("L12", event, id, event.name() + " with the uuid of an action");
            return;
        }
        Call call = world.calls.get(id);
        if (call == null) {
            return;
        }
        switch (event.name()) {
            case Names.App.REPORT_INCOMING -> twice(event, call, desk);
            case Names.App.REPORT_ENDED -> ended(event, call, desk);
            case Names.App.REPORT_CONNECTED -> connected(event, call, desk);
            default -> {}
        }
    }

    private static void twice(Event event, Call call, Desk desk) {
        String party = event.detail() instanceof UpdateNote note ? note.party() : null;
        boolean known = call.live || call.over || call.reportPending;
        if (known && party != null && call.party != null && !party.equals(call.party)) {
            desk.report("L11", event, call.id, "for " + party + ", before for " + call.party);
        }
    }

    private static void ended(Event event, Call call, Desk desk) {
        boolean remote =
                event.detail() instanceof EndNote note && note.reason().equals("REMOTE_ENDED");
        if (call.endPerformed) {
            desk.report("L13", event, call.id, "the end was performed already");
        } else if (call.endGesture && call.live && remote && call.byeAt == Facts.NEVER) {
            desk.report("L13", event, call.id, "reported as remote although the user ended it");
        }
    }

    private static void connected(Event event, Call call, Desk desk) {
        boolean earlier =
                call.connecting != null
                        && event.detail() instanceof Instant at
                        && at.isBefore(call.connecting);
        if (call.outgoing && (call.connecting == null || earlier)) {
            desk.report(
                    "L15",
                    event,
                    call.id,
                    earlier
                            ? "connected is dated before startedConnecting"
                            : "startedConnecting was not reported");
        }
    }

    private static void requested(Event event, ActionNote note, World world, Desk desk) {
        UUID id = note.call();
        if (id == null || !event.name().equals(Names.App.REQUEST)) {
            return;
        }
        if (world.actionIds.contains(id)) {
            desk.report("L12", event, id, note.kind() + " names the uuid of an action");
            return;
        }
        Call call = world.calls.get(id);
        if (call == null) {
            return;
        }
        boolean end = note.kind().equals("End");
        if (call.refused && !end) {
            desk.report("L09", event, id, note.kind() + " is requested for it");
        } else if (call.reportPending && note.kind().equals("Answer")) {
            desk.report("L10", event, id, "Answer is requested");
        } else if (end
                && !call.endReported
                && call.live
                && event.nanos() - call.byeAt > SURELY_KNOWN
                && call.byeAt != Facts.NEVER) {
            desk.report("L13", event, id, "End is requested although the other side hung up");
        }
    }

    private static void media(Event event, Call call, Desk desk) {
        switch (event.name()) {
            case Names.Media.ACCEPTING, Names.Media.CALL_OPENED -> {
                if (call.refused) {
                    desk.report("L09", event, call.id, "it is accepted at the server");
                } else if (call.reportPending) {
                    desk.report("L10", event, call.id, "it is accepted at the server");
                }
            }
            case Names.Media.CALL_ESTABLISHED ->
                    desk.later(CONNECTED_WITHIN, () -> notConnected(event, call, desk));
            case Names.Media.CALL_CLOSED ->
                    desk.later(ENDED_WITHIN, () -> phantom(event, call, desk));
            default -> {}
        }
    }

    private static void notConnected(Event event, Call call, Desk desk) {
        if (call.outgoing && call.live && !call.reportedConnected) {
            desk.report("L14", event, call.id, "media stand for 1 s");
        }
    }

    private static void phantom(Event event, Call call, Desk desk) {
        if (call.live && !call.mediaOpen) {
            desk.report("L16", event, call.id, "its media are closed for 5 s");
        }
    }
}
