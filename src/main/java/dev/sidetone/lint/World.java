package dev.sidetone.lint;

import dev.sidetone.lint.Facts.Action;
import dev.sidetone.lint.Facts.App;
import dev.sidetone.lint.Facts.Call;
import dev.sidetone.lint.Facts.Lately;
import dev.sidetone.trace.ActionNote;
import dev.sidetone.trace.ActionNotes;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Names;

import org.jspecify.annotations.Nullable;

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
    final Map<UUID, Long> deliveredAt = bounded(CALLS);
    final Map<UUID, List<ActionNote>> requested = bounded(CALLS);
    private final SaidFacts said = new SaidFacts();
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

    /** Events are missing: nothing is said about what was before. */
    void forget() {
        complete = false;
        apps.clear();
        calls.clear();
        open.clear();
        requested.clear();
        deliveredAt.clear();
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
            case APP -> said.update(event, this);
            case SYSTEM -> phone(event);
            case AUDIO_SESSION, AUDIO, MEDIA, VOICE -> sound.update(event, this);
            default -> {}
        }
    }

    Action delivered(Event event, ActionNote note) {
        actionIds.add(note.action());
        deliveredAt.put(note.action(), event.nanos());
        return new Action(note, event.app(), event.ids().transaction(), event.nanos());
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
