package dev.sidetone.lint;

import dev.sidetone.lint.Facts.App;
import dev.sidetone.lint.Facts.Lately;
import dev.sidetone.lint.Facts.Push;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Names;

/** What becomes of pushes: L20, L22, L23, L24. */
final class PushChecks implements Check {
    private static final int KNOWN = 256;

    private final Lately<String> named = new Lately<>(KNOWN);
    private final Lately<Long> again = new Lately<>(KNOWN);

    @Override
    public void on(Event event, World world, Desk desk) {
        App app = world.app(event.app());
        if (event.name().equals(Names.Push.RECEIVED)) {
            String sid = String.valueOf(event.subject());
            if (event.subject() != null && named.contains(sid)) {
                again.add(event.id());
            }
            named.add(sid);
        } else if (event.name().equals(Names.Push.APP_KILLED)) {
            killed(event, app, desk);
        } else if (event.layer() == Layer.APP) {
            said(event, app, world, desk);
        }
    }

    private void said(Event event, App app, World world, Desk desk) {
        Push push = app.push;
        if (event.name().startsWith(Names.App.RECEIVE_PUSH)) {
            app.push = handed(event, app, world, desk);
        } else if (push != null && event.name().equals(Names.App.REPORT_INCOMING)) {
            reported(event, push, desk);
            app.push = null;
        } else if (push != null
                && event.name().equals(Names.App.RETURNED)
                && event.cause() == push.callback) {
            returned(event, push, desk);
        }
    }

    private Push handed(Event event, App app, World world, Desk desk) {
        Event received = desk.recent().leading(event, e -> e.name().equals(Names.Push.RECEIVED));
        Event delivered = desk.recent().leading(event, e -> e.name().equals(Names.Push.DELIVERED));
        boolean told = delivered != null && String.valueOf(delivered.detail()).contains("need not");
        boolean busy =
                world.liveCalls(app.name).stream()
                        .anyMatch(call -> call.outgoing || call.connected);
        Object type = received == null ? null : received.detail();
        return new Push(
                event.id(),
                type == null || type.toString().endsWith("call"),
                received != null && again.contains(received.id()),
                app.inFront || busy || told);
    }

    private static void returned(Event event, Push push, Desk desk) {
        push.returned = true;
        if (push.exempt) {
            return;
        }
        push.found = true;
        if (!push.call) {
            desk.report("L23", event, null, "it is not about a new call, and none was reported");
        } else if (push.known) {
            desk.report("L24", event, null, "the callback returned without a report");
        } else {
            desk.report(
                    "L22",
                    event,
                    null,
                    "the callback returned at once without a report; the next look is 7 s after"
                            + " delivery");
        }
    }

    private static void reported(Event event, Push push, Desk desk) {
        Event begun = desk.recent().leading(event, e -> e.name().equals(Names.App.DID_BEGIN));
        if (push.returned && begun != null) {
            desk.report("L20", event, World.subject(event), "reported in providerDidBegin");
        }
    }

    /** One that was looked at when the callback returned is known already. */
    private static void killed(Event event, App app, Desk desk) {
        Push push = app.push;
        if (push == null || !push.found) {
            desk.report("L22", event, null, String.valueOf(event.detail()));
        }
    }
}
