package dev.sidetone.server.exchange;

import dev.sidetone.server.binding.PushLinks;
import dev.sidetone.server.call.CallEffect;
import dev.sidetone.server.call.CallEffect.Deadline;
import dev.sidetone.server.call.CallEvent;
import dev.sidetone.server.call.CallRules;
import dev.sidetone.server.call.CallRules.Step;
import dev.sidetone.server.call.CallState;
import dev.sidetone.server.call.CallState.Ended;
import dev.sidetone.server.call.CallState.Ringing;
import dev.sidetone.server.call.Leg;
import dev.sidetone.server.call.SocketId;
import dev.sidetone.server.history.CallHistory;
import dev.sidetone.server.notice.Notifier;
import dev.sidetone.server.watch.ServerEvent;
import dev.sidetone.server.watch.Watch;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All calls of the server: brings events to the call that they are about, and does what the rules
 * ask for. Lives on the server's queue.
 */
final class CallRoom {
    private final SerialQueue queue;
    private final CallRules rules;
    private final Sessions sessions;
    private final PushLinks links;
    private final Notifier notifier;
    private final MediaPaths paths;
    private final CallHistory history;
    private final Trace trace;
    private final Watch watch;
    private final Farewells farewells = new Farewells();
    private final Map<String, Entry> calls = new LinkedHashMap<>();
    private final Map<String, Entry> bySid = new HashMap<>();
    private Consumer<String> settled = _ -> {};

    private static final class Entry {
        final String id;
        final Map<Deadline, SerialQueue.Timer> timers = new HashMap<>();
        final @Nullable String temporarySid;
        final List<CallEffect> waiting = new ArrayList<>();
        CallState state;

        Entry(CallState state) {
            this.id = state.id();
            this.state = state;
            this.temporarySid =
                    state instanceof Ringing call ? call.placement().temporarySid() : null;
        }
    }

    CallRoom(
            SerialQueue queue,
            CallRules rules,
            Sessions sessions,
            PushLinks links,
            Notifier notifier,
            MediaPaths paths,
            CallHistory history,
            Trace trace,
            Watch watch) {
        this.queue = queue;
        this.rules = rules;
        this.sessions = sessions;
        this.links = links;
        this.notifier = notifier;
        this.paths = paths;
        this.history = history;
        this.trace = trace;
        this.watch = watch;
    }

    /** Who is told the id of a call when it has been set up, or has ended before. */
    void whenSettled(Consumer<String> listener) {
        settled = listener;
    }

    /** A new call; it rings when this returns. */
    void place(CallState placed) {
        Entry entry = new Entry(placed);
        calls.put(entry.id, entry);
        index(entry);
        changed(null, placed);
        apply(entry, new CallEvent.Placed());
    }

    /** A call that another server had; {@code resumed} is its first leg. */
    void rebuild(Step rebuilt, CallEvent.Resumed resumed) {
        Entry entry = new Entry(rebuilt.state());
        calls.put(entry.id, entry);
        index(entry);
        watch.saw(new ServerEvent.CallChanged(null, entry.state));
        rebuilt.effects().forEach(effect -> carryOut(entry, effect));
        apply(entry, resumed);
    }

    /** The call of a leg or fork, or of a caller's temporary name for it; null when it is over. */
    @Nullable CallState callOf(String sid) {
        Entry entry = bySid.get(sid);
        return entry == null ? null : entry.state;
    }

    /** The server's name for the leg that {@code sid} means, if {@code identity} is who it is. */
    @Nullable String legOf(String sid, @Nullable String identity) {
        Entry entry = bySid.get(sid);
        if (entry == null || identity == null) {
            return null;
        }
        String leg = sid.equals(entry.temporarySid) ? entry.id : sid;
        return entry.state.identityOf(leg).equals(identity) ? leg : null;
    }

    /** Something happened to the call of {@code sid}. */
    void on(String sid, CallEvent event) {
        Entry entry = bySid.get(sid);
        if (entry != null) {
            apply(entry, event);
        }
    }

    /** Something about a call that is worth a line. */
    void note(String call, String name, @Nullable Object detail) {
        trace.add(Layer.SERVER, name, call, detail);
    }

    /** Something happened that may be about any call. */
    void onAll(CallEvent event) {
        List.copyOf(calls.values()).forEach(entry -> apply(entry, event));
    }

    /** How many calls of {@code socket} wait for an answer. */
    int callsPlacedOn(SocketId socket) {
        return (int)
                calls.values().stream()
                        .filter(
                                entry ->
                                        entry.state instanceof Ringing call
                                                && isCaller(call, socket))
                        .count();
    }

    private static boolean isCaller(Ringing call, SocketId socket) {
        return call.caller().place() instanceof Leg.Place.OnSocket(var at)
                && at.socket().equals(socket);
    }

    Farewells farewells() {
        return farewells;
    }

    private void apply(Entry entry, CallEvent event) {
        CallState before = entry.state;
        Step step = rules.on(before, event);
        entry.state = step.state();
        if (!before.equals(step.state())) {
            changed(before, step.state());
        }
        if (!before.sids().equals(step.state().sids())) {
            before.sids().forEach(bySid::remove);
            index(entry);
        }
        if (step.state() instanceof Ended) {
            forget(entry, before);
        }
        step.effects().forEach(effect -> carryOut(entry, effect));
        if (before instanceof Ringing && !(step.state() instanceof Ringing)) {
            settled.accept(entry.id);
        }
    }

    private void changed(@Nullable CallState before, CallState after) {
        history.changed(before, after);
        watch.saw(new ServerEvent.CallChanged(before, after));
    }

    private void index(Entry entry) {
        entry.state.sids().forEach(sid -> bySid.put(sid, entry));
        if (entry.temporarySid != null && !(entry.state instanceof Ended)) {
            bySid.put(entry.temporarySid, entry);
        }
    }

    private void forget(Entry entry, CallState before) {
        calls.remove(entry.id);
        paths.close(entry.id);
        if (entry.temporarySid != null) {
            bySid.remove(entry.temporarySid);
        }
        before.sids().forEach(farewells::add);
        entry.timers.values().forEach(SerialQueue.Timer::cancel);
        entry.timers.clear();
    }

    private void carryOut(Entry entry, CallEffect effect) {
        switch (effect) {
            case CallEffect.Send(SocketId to, var message) -> sessions.send(to, message);
            case CallEffect.InviteAnchored(SocketId to, var invite) ->
                    through(
                            entry,
                            invite.callSid(),
                            () -> paths.offer(entry.id, invite.callSid(), invite.sdp()),
                            sdp -> sessions.send(to, invite.withSdp(sdp)));
            case CallEffect.AnswerAnchored(SocketId to, String fork, var answer) ->
                    through(
                            entry,
                            entry.id,
                            () -> paths.answer(entry.id, fork, answer.sdp()),
                            sdp -> sessions.send(to, answer.withSdp(sdp)));
            case CallEffect.RestartAnchored(SocketId to, String sid, String offer) ->
                    through(
                            entry,
                            sid,
                            () -> restarted(entry, sid, offer, effect),
                            sdp -> sessions.send(to, new Message.Answer(sid, sdp, null)));
            case CallEffect.ResumeAnchored(String sid, String description) ->
                    through(entry, sid, () -> resumed(entry, sid, description), _ -> {});
            case CallEffect.Push(String identity, String deviceToken, var payload) ->
                    links.push(identity, deviceToken, payload);
            case CallEffect.Notify(String sid, String url, var payload) ->
                    notifier.notify(
                            sid,
                            url,
                            payload,
                            why ->
                                    queue.execute(
                                            () -> apply(entry, new CallEvent.Rejected(sid, why))));
            case CallEffect.Arm(Deadline deadline, var after) -> {
                disarm(entry, deadline);
                entry.timers.put(deadline, queue.after(after, () -> passed(entry, deadline)));
            }
            case CallEffect.Disarm(Deadline deadline) -> disarm(entry, deadline);
            case CallEffect.Note(String name, var detail) ->
                    trace.add(Layer.SERVER, name, entry.id, detail);
        }
    }

    /** What the server's part of the media says goes on; what it cannot use ends the leg. */
    private void through(
            Entry entry,
            String sid,
            Supplier<@Nullable String> description,
            Consumer<String> then) {
        try {
            String made = description.get();
            if (made != null) {
                then.accept(made);
            }
        } catch (UnusableDescription unusable) {
            var why = new WireError(unusable.code(), String.valueOf(unusable.getMessage()));
            queue.execute(() -> apply(entry, new CallEvent.MediaRefused(sid, why)));
        }
    }

    /** What cannot be answered yet is tried again when the other side has come back. */
    private @Nullable String restarted(Entry entry, String sid, String offer, CallEffect effect) {
        String answer = paths.restart(entry.id, sid, offer);
        if (answer == null) {
            entry.waiting.add(effect);
        }
        return answer;
    }

    private @Nullable String resumed(Entry entry, String sid, String description) {
        if (paths.resumed(entry.id, sid, description)) {
            trace.add(Layer.SERVER, "MediaTakenUp", entry.id, null);
            List<CallEffect> due = List.copyOf(entry.waiting);
            entry.waiting.clear();
            due.forEach(effect -> carryOut(entry, effect));
        }
        return null;
    }

    private static void disarm(Entry entry, Deadline deadline) {
        SerialQueue.Timer timer = entry.timers.remove(deadline);
        if (timer != null) {
            timer.cancel();
        }
    }

    private void passed(Entry entry, Deadline deadline) {
        entry.timers.remove(deadline);
        apply(entry, new CallEvent.DeadlinePassed(deadline));
    }
}
