package dev.sidetone.lint;

import dev.sidetone.lint.Facts.Action;
import dev.sidetone.lint.Facts.App;
import dev.sidetone.lint.Facts.Call;
import dev.sidetone.lint.Facts.Lately;
import dev.sidetone.trace.ActionNote;
import dev.sidetone.trace.ActionNotes;
import dev.sidetone.trace.CompletionNote;
import dev.sidetone.trace.DelegateNote;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Names;
import dev.sidetone.trace.PerformNote;
import dev.sidetone.trace.UpdateNote;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the events so far say of the phone. Bounded: of old calls and actions little is remembered.
 */
final class World {
    private static final int CALLS = 1000;
    private static final int OPEN = 4096;

    final Map<String, App> apps = new LinkedHashMap<>();
    final Map<UUID, Call> calls = bounded(CALLS);
    final Map<UUID, Action> open = bounded(OPEN);
    final Lately<UUID> actionIds = new Lately<>(CALLS);
    final Map<UUID, List<ActionNote>> requested = bounded(CALLS);
    private final SoundFacts sound = new SoundFacts();
    private boolean complete = true;

    static <K, V> Map<K, V> bounded(int most) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** Events are missing: nothing is said about what was under way. */
    void forget() {
        complete = false;
        open.clear();
        for (App app : apps.values()) {
            app.push = null;
        }
    }

    /** Whether every event of the phone was seen. */
    boolean complete() {
        return complete;
    }

    App app(String name) {
        return apps.computeIfAbsent(name, App::new);
    }

    /** What is known of a call; of an unknown one nothing, but that is kept. */
    Call call(UUID id) {
        return calls.computeIfAbsent(id, Call::new);
    }

    static @Nullable UUID subject(Event event) {
        return event.subject() instanceof UUID id ? id : null;
    }

    /** The call that an event is about; null for none. */
    @Nullable Call callOf(Event event) {
        UUID id = subject(event);
        return id == null ? null : calls.get(id);
    }

    List<Call> liveCalls(String app) {
        return live().stream().filter(call -> call.app.equals(app)).toList();
    }

    Collection<Call> live() {
        return calls.values().stream().filter(call -> call.live).toList();
    }

    boolean inCall(String app) {
        for (Call call : calls.values()) {
            if (call.live && call.app.equals(app)) {
                return true;
            }
        }
        return false;
    }

    /** The open action of that kind for the call, or of any call of the app where it is null. */
    @Nullable Action openAction(String app, @Nullable UUID call, String kind, String argument) {
        for (Action action : open.values()) {
            boolean about = call == null || call.equals(action.note.call());
            if (about && action.app.equals(app) && action.is(kind, argument)) {
                return action;
            }
        }
        return null;
    }

    void update(Event event) {
        switch (event.layer()) {
            case APP -> said(event);
            case SYSTEM -> phone(event);
            case AUDIO_SESSION, AUDIO, MEDIA, VOICE -> sound.update(event, this);
            default -> {}
        }
    }

    private void said(Event event) {
        App app = app(event.app());
        UUID id = subject(event);
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
            case Names.App.REQUEST -> requested(event);
            case Names.App.FULFILL, Names.App.FAIL -> completed(event);
            case Names.App.TAKEN_OVER -> takenOver(event);
            default -> {
                if (id != null) {
                    aboutCall(event, call(id));
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

    private void aboutCall(Event event, Call call) {
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
                    call.shown =
                            event.detail() instanceof dev.sidetone.trace.ShownNote shown
                                    ? shown
                                    : null;
            default -> {
                if (event.detail() instanceof PerformNote note) {
                    performed(event, note, call);
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

    private void requested(Event event) {
        if (event.detail() instanceof ActionNotes notes && event.ids().transaction() != null) {
            requested.put(event.ids().transaction(), notes.all());
            notes.all().forEach(note -> actionIds.add(note.action()));
            for (ActionNote note : notes.all()) {
                if (note.kind().equals("Start") && note.call() != null) {
                    Call call = call(note.call());
                    call.outgoing = call.outgoing || !call.live;
                    call.app = call.app.isEmpty() ? event.app() : call.app;
                }
            }
        }
    }

    private void performed(Event event, PerformNote note, Call call) {
        Action action =
                open.computeIfAbsent(note.action().action(), _ -> delivered(event, note.action()));
        if (event.name().equals(Names.App.TIMED_OUT)) {
            open.remove(note.action().action());
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

    private Action delivered(Event event, ActionNote note) {
        actionIds.add(note.action());
        return new Action(note, event.app(), event.ids().transaction(), event.nanos());
    }

    private void completed(Event event) {
        if (!(event.detail() instanceof CompletionNote note)
                || note.standing() != CompletionNote.Standing.OPEN) {
            return;
        }
        open.remove(note.action().action());
        boolean fulfilled = event.name().equals(Names.App.FULFILL);
        if (fulfilled && note.action().call() != null) {
            done(event, note.action(), call(note.action().call()));
        }
    }

    private void done(Event event, ActionNote action, Call call) {
        switch (action.kind()) {
            case "SetMuted" -> call.muted = action.argument().equals("true");
            case "SetHeld" -> app(event.app()).everHeld = true;
            case "SetGroup" -> group(call, action.argument());
            default -> {}
        }
    }

    private void group(Call call, String with) {
        if (with.equals("null")) {
            call.group = null;
        } else {
            Call other = call(UUID.fromString(with));
            other.group = other.company();
            call.group = other.group;
        }
    }

    private void takenOver(Event event) {
        for (Action action : open.values()) {
            if (action.transaction != null
                    && action.transaction.equals(event.ids().transaction())) {
                action.takenOver = true;
            }
        }
    }

    private void phone(Event event) {
        switch (event.name()) {
            case Names.Phone.TRANSACTION_DELIVERED -> {
                if (event.detail() instanceof ActionNotes notes) {
                    notes.all().forEach(note -> open.put(note.action(), delivered(event, note)));
                }
            }
            case Names.Phone.ACTION_TIMED_OUT, Names.Phone.ACTION_ABANDONED ->
                    open.remove(event.ids().action());
            case Names.Phone.GESTURE -> gesture(event);
            case Names.Phone.CALL_CHANGED -> changed(event);
            case Names.Phone.APP_LIFE -> life(event);
            default -> {}
        }
    }

    private void gesture(Event event) {
        if (event.detail() instanceof ActionNotes notes) {
            for (ActionNote note : notes.all()) {
                if (note.kind().equals("End") && note.call() != null) {
                    call(note.call()).endGesture = true;
                }
            }
        }
    }

    private void changed(Event event) {
        UUID id = subject(event);
        String now = String.valueOf(event.detail());
        if (id == null) {
            return;
        }
        if (now.equals(Names.Phone.BEGUN) && call(id).over) {
            again(id);
        }
        Call call = call(id);
        call.beganAt = call.beganAt == Facts.NEVER ? event.nanos() : call.beganAt;
        call.over = now.equals(Names.Phone.ENDED);
        call.live = !call.over;
        call.held = now.equals(Names.Phone.HELD);
        call.connected |= call.held || now.equals(Names.Phone.CONNECTED);
        call.endedAt = call.over ? event.nanos() : call.endedAt;
    }

    /** A UUID is used anew: only who calls is remembered. */
    private void again(UUID id) {
        Call former = call(id);
        Call next = new Call(id);
        next.app = former.app;
        next.outgoing = former.outgoing;
        next.party = former.party;
        next.holding = former.holding;
        next.capabilitiesTold = former.capabilitiesTold;
        next.reportPending = former.reportPending;
        calls.put(id, next);
    }

    private void life(Event event) {
        App app = app(String.valueOf(event.subject()));
        String life = String.valueOf(event.detail());
        app.inFront = life.equals("FOREGROUND");
        if (life.equals(Names.Phone.NOT_RUNNING)) {
            apps.put(app.name, new App(app.name));
            open.values().removeIf(action -> action.app.equals(app.name));
        }
    }
}
