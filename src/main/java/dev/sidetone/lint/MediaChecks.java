package dev.sidetone.lint;

import dev.sidetone.lint.Facts.Call;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Flow;
import dev.sidetone.trace.Names;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What is heard and shown beside what the system says: L29, L33. */
final class MediaChecks implements Check {
    private static final Duration SHOWN_WITHIN = Duration.ofMillis(500);
    private static final Duration BOTH_FOR = Duration.ofMillis(300);

    @Override
    public void on(Event event, World world, Desk desk) {
        UUID id = World.subject(event);
        if (id == null) {
            return;
        }
        switch (event.name()) {
            case Names.App.MODEL_SHOWS, Names.Phone.CALL_CHANGED, Names.App.FULFILL -> {
                Call call = world.call(id);
                call.changedAt = event.nanos();
                if (call.shown != null || event.name().equals(Names.App.MODEL_SHOWS)) {
                    desk.later(SHOWN_WITHIN, () -> compare(event, id, world, desk));
                }
            }
            case Names.Media.SOUND_FLOWS -> {
                if (!Flow.NONE.equals(event.detail())) {
                    desk.later(BOTH_FOR, () -> mixed(event, world, desk));
                }
            }
            default -> {}
        }
    }

    private static void compare(Event event, UUID id, World world, Desk desk) {
        Call call = world.call(id);
        boolean settled = desk.now() - call.changedAt >= SHOWN_WITHIN.toNanos();
        if (call.shown == null || !settled || call.beganAt == Facts.NEVER) {
            return;
        }
        String wrong =
                call.shown.live() != call.live
                        ? "live " + call.shown.live() + ", in truth " + call.live
                        : !call.live
                                ? ""
                                : call.shown.held() != call.held
                                        ? "held " + call.shown.held() + ", in truth " + call.held
                                        : call.shown.muted() != call.muted
                                                ? "muted %s, in truth %s"
                                                        .formatted(call.shown.muted(), call.muted)
                                                : "";
        if (!wrong.isEmpty()) {
            desk.report(call.app, "L29", event, id, "shown as " + wrong);
        }
    }

    private static void mixed(Event event, World world, Desk desk) {
        List<Call> sounding =
                world.liveCalls(event.app()).stream()
                        .filter(call -> !call.flow.equals(Flow.NONE))
                        .toList();
        long companies = sounding.stream().map(Call::company).distinct().count();
        if (companies > 1) {
            desk.report("L33", event, World.subject(event), sounding.size() + " calls sound");
        }
    }
}
