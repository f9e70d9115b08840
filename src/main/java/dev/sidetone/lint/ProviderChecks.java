package dev.sidetone.lint;

import dev.sidetone.lint.Facts.App;
import dev.sidetone.lint.Facts.Call;
import dev.sidetone.trace.ActionNotes;
import dev.sidetone.trace.ConfigurationNote;
import dev.sidetone.trace.ErrorNote;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Names;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Life and set-up of providers: L18, L19, L21, L37, L38, L39, L41, L44. */
final class ProviderChecks implements Check {
    private static final long LATE = Duration.ofMillis(50).toNanos();
    private static final Duration AFTER_RESET = Duration.ofSeconds(5);
    private static final Duration ASSIGNED_WITHIN = Duration.ofSeconds(1);
    private static final Duration INVALIDATED_WITHIN = Duration.ofSeconds(5);
    private static final int UNENTITLED = 1;

    private final Set<String> changed = new HashSet<>();

    @Override
    public void forget() {
        changed.clear();
    }

    @Override
    public void on(Event event, World world, Desk desk) {
        App app = world.app(event.app());
        switch (event.name()) {
            case Names.App.PROVIDER -> made(event, app, desk);
            case Names.App.SET_DELEGATE -> delegate(event, app, desk);
            case Names.App.SET_CONFIGURATION -> configured(event, desk);
            case Names.App.COPY_CHANGED -> copy(event, desk);
            case Names.App.LISTENER_GONE ->
                    desk.report("L39", event, null, "gone: " + event.detail());
            case Names.App.DID_RESET -> reset(event, world, desk);
            case Names.App.FULFILL, Names.App.FAIL -> late(event, app, world, desk);
            case Names.App.REQUEST -> request(event, app, world, desk);
            case Names.App.REQUEST_COMPLETION -> unentitled(event, desk);
            case Names.Directory.ENTRY_REFUSED,
                    Names.Directory.READ_LATE,
                    Names.Directory.REMOVAL_REFUSED ->
                    desk.report("L41", event, null, String.valueOf(event.detail()));
            case Names.Media.UNREGISTER -> signedOut(event, app, desk);
            case Names.Push.APP_KILLED -> app.providers = 0;
            case Names.Phone.APP_LIFE -> closed(event, world, desk);
            default -> {}
        }
    }

    private void made(Event event, App app, Desk desk) {
        if (app.providers > 0) {
            desk.report("L18", event, null, "another was made and not invalidated before");
        }
        configured(event, desk);
    }

    private static void delegate(Event event, App app, Desk desk) {
        if (event.detail() == null || app.delegateKnown || app.providers != 1) {
            return;
        }
        if (!event.thread().equals(app.providerMadeOn)) {
            desk.report(
                    "L21",
                    event,
                    null,
                    "set on %s, made on %s".formatted(event.thread(), app.providerMadeOn));
        } else if (event.nanos() - app.providerMadeAt > LATE) {
            long late = (event.nanos() - app.providerMadeAt) / 1_000_000;
            desk.report(
                    "L21", event, null, "set %d ms after the provider was made".formatted(late));
        }
    }

    private void configured(Event event, Desk desk) {
        if (event.detail() instanceof ConfigurationNote note) {
            changed.remove(event.app() + note.copy());
            if (note.recents() && note.handleTypes().isEmpty()) {
                desk.report("L37", event, null, "in recents, but without supportedHandleTypes");
            }
        }
    }

    private void copy(Event event, Desk desk) {
        String copy = event.app() + event.detail();
        if (changed.add(copy)) {
            desk.later(
                    ASSIGNED_WITHIN,
                    () -> {
                        if (changed.remove(copy)) {
                            desk.report("L38", event, null, "not assigned within 1 s");
                        }
                    });
        }
    }

    private static void unentitled(Event event, Desk desk) {
        if (event.detail() instanceof ErrorNote error && error.code() == UNENTITLED) {
            desk.report("L37", event, World.subject(event), "without the voip background mode");
        }
    }

    private static void reset(Event event, World world, Desk desk) {
        List<Call> lost =
                world.calls.values().stream()
                        .filter(call -> call.app.equals(event.app()) && call.mediaOpen)
                        .toList();
        desk.later(
                AFTER_RESET,
                () -> {
                    for (Call call : lost) {
                        if (call.mediaOpen) {
                            desk.report("L19", event, call.id, "its media go on 5 s later");
                        }
                    }
                });
    }

    private static boolean justReset(Event event, App app) {
        return event.nanos() - app.resetAt <= AFTER_RESET.toNanos();
    }

    private static void late(Event event, App app, World world, Desk desk) {
        Long delivered = world.deliveredAt.get(event.ids().action());
        if (event.layer() == Layer.APP
                && justReset(event, app)
                && delivered != null
                && delivered < app.resetAt) {
            desk.report("L19", event, World.subject(event), event.name() + " of an old action");
        }
    }

    private static void request(Event event, App app, World world, Desk desk) {
        if (justReset(event, app) && event.detail() instanceof ActionNotes notes) {
            notes.all().stream()
                    .filter(note -> !note.kind().equals("Start"))
                    .map(note -> note.call() == null ? null : world.calls.get(note.call()))
                    .filter(call -> call != null && call.beganAt < app.resetAt)
                    .forEach(call -> desk.report("L19", event, call.id, "requested for it"));
        }
    }

    private static void signedOut(Event event, App app, Desk desk) {
        if (event.layer() == Layer.VOICE) {
            int before = app.providersEver;
            desk.later(
                    INVALIDATED_WITHIN,
                    () -> {
                        if (app.providers > 0 && app.providersEver == before) {
                            desk.report("L44", event, null, "5 s after the user signed out");
                        }
                    });
        }
    }

    private static void closed(Event event, World world, Desk desk) {
        App app = world.app(String.valueOf(event.subject()));
        if (Names.Phone.NOT_RUNNING.equals(String.valueOf(event.detail())) && app.providers > 0) {
            app.providers = 0;
            desk.report("L44", event, null, "the app is closed");
        }
    }
}
