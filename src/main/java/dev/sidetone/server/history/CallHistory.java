package dev.sidetone.server.history;

import dev.sidetone.server.call.CallState;
import dev.sidetone.server.call.CallState.Ended;
import dev.sidetone.server.call.CallState.Ringing;
import dev.sidetone.server.call.CallState.Talking;
import dev.sidetone.server.call.Callee;
import dev.sidetone.server.call.Fork;
import dev.sidetone.server.call.Leg;
import dev.sidetone.server.webhook.CallStatus;
import dev.sidetone.server.webhook.Direction;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The last calls, each leg by itself; what the server itself is a side of is left out, but for the
 * lines that a program calls. Written on the server's queue, read on any thread.
 */
public final class CallHistory {
    private static final int MOST = 2_000;
    private static final int ELSEWHERE = 31487;

    private final Time time;
    private final Map<String, CallRecord> records = new LinkedHashMap<>();
    private final Map<String, String> made = new ConcurrentHashMap<>();
    private final List<Consumer<CallRecord>> listeners = new CopyOnWriteArrayList<>();

    /** A history that begins now. */
    public CallHistory(Time time) {
        this.time = time;
    }

    /** Tells of every change of a record, on the server's queue. */
    public void listen(Consumer<CallRecord> listener) {
        listeners.add(listener);
    }

    /** The record of a leg; null when there is none, or none any more. */
    public synchronized @Nullable CallRecord of(String sid) {
        return records.get(sid);
    }

    /** All records, the newest first. */
    public synchronized List<CallRecord> all() {
        return new ArrayList<>(records.values()).reversed();
    }

    /**
     * A call that was accepted, and is made later. All places where it rings are one call.
     *
     * @param dial the name of the server's own side of it
     */
    public void queued(String sid, String dial, String from, String to) {
        made.put(dial, sid);
        put(
                new CallRecord(
                        sid,
                        null,
                        from,
                        to,
                        Direction.OUTBOUND_API,
                        CallStatus.QUEUED,
                        null,
                        time.now(),
                        null,
                        null));
    }

    /** A call that was queued is over, or could not be made at all. */
    public void unmade(String dial, @Nullable WireError why) {
        String sid = made.remove(dial);
        if (sid != null) {
            boolean talked = status(sid) == CallStatus.IN_PROGRESS;
            set(sid, talked ? CallStatus.COMPLETED : unanswered(why));
        }
    }

    /** A program called somebody who is nowhere: a call that is over as soon as it begins. */
    public void unreached(
            String sid, String parent, String from, Callee callee, @Nullable WireError why) {
        put(
                new CallRecord(
                        sid,
                        parent,
                        from,
                        callee.to(),
                        Direction.OUTBOUND_DIAL,
                        CallStatus.INITIATED,
                        callee,
                        time.now(),
                        null,
                        null));
        set(sid, unanswered(why));
    }

    /** A record is no longer kept; only that of a call that is over can go. */
    public synchronized boolean forget(String sid) {
        CallRecord record = records.get(sid);
        return record != null && record.over() && records.remove(sid, record);
    }

    /** A call went from one state to the next; {@code before} is null for a new one. */
    public void changed(@Nullable CallState before, CallState after) {
        String own = made.get(after.id());
        if (own != null) {
            made(own, before, after);
            return;
        }
        switch (after) {
            case Ringing now -> ringing(before instanceof Ringing was ? was : null, now);
            case Talking now -> talking(before instanceof Ringing was ? was : null, now);
            case Ended now -> ended(before, now.why());
        }
    }

    private void made(String sid, @Nullable CallState before, CallState after) {
        switch (after) {
            case Ringing now -> {
                if (before == null) {
                    set(sid, CallStatus.INITIATED);
                }
                boolean rings = now.forks().stream().anyMatch(Fork::reachable);
                if (rings && status(sid) == CallStatus.INITIATED) {
                    set(sid, CallStatus.RINGING);
                }
            }
            case Talking _ -> {
                if (status(sid) != CallStatus.IN_PROGRESS) {
                    set(sid, CallStatus.IN_PROGRESS);
                }
            }
            case Ended ended -> unmade(ended.id(), ended.why());
        }
    }

    private void ringing(@Nullable Ringing was, Ringing now) {
        if (was == null && !now.caller().inServer()) {
            put(caller(now));
        }
        for (Fork fork : now.forks()) {
            if (isLeg(now, fork)) {
                if (of(fork.sid()) == null) {
                    put(record(now, fork));
                }
                if (fork.reachable() && status(fork.sid()) == CallStatus.INITIATED) {
                    set(fork.sid(), CallStatus.RINGING);
                }
            }
        }
        if (was != null) {
            for (Fork fork : was.forks()) {
                if (now.fork(fork.sid()) == null) {
                    set(fork.sid(), unanswered(now.refusal()));
                }
            }
        }
    }

    /** The program that has a call is no leg of it; a line that the program calls is one. */
    private static boolean isLeg(Ringing call, Fork fork) {
        return !fork.inServer() || call.caller().inServer() || call.program() != null;
    }

    private void talking(@Nullable Ringing was, Talking now) {
        for (Leg leg : List.of(now.caller(), now.callee())) {
            if (status(leg.sid()) != CallStatus.IN_PROGRESS) {
                set(leg.sid(), CallStatus.IN_PROGRESS);
            }
        }
        if (was != null) {
            var why = new WireError(ELSEWHERE, "somebody else answered");
            forks(was, now.callee().sid(), why);
        }
    }

    private void ended(@Nullable CallState before, @Nullable WireError why) {
        switch (before) {
            case Ringing was -> {
                set(was.id(), unanswered(why));
                forks(was, "", why);
            }
            case Talking was -> {
                set(was.caller().sid(), CallStatus.COMPLETED);
                set(was.callee().sid(), CallStatus.COMPLETED);
            }
            case null, default -> {
                // what was over is over
            }
        }
    }

    private void forks(Ringing was, String except, @Nullable WireError why) {
        for (Fork fork : was.forks()) {
            if (!fork.sid().equals(except)) {
                set(fork.sid(), unanswered(why));
            }
        }
    }

    /** How a call ended that nobody answered. */
    private static CallStatus unanswered(@Nullable WireError why) {
        return why == null ? CallStatus.COMPLETED : CallStatus.unanswered(why.code());
    }

    private CallRecord caller(Ringing call) {
        return new CallRecord(
                call.id(),
                null,
                call.placement().from(),
                "",
                Direction.INBOUND,
                CallStatus.RINGING,
                null,
                time.now(),
                null,
                null);
    }

    private CallRecord record(Ringing call, Fork fork) {
        boolean ours = call.caller().inServer();
        String parent = ours ? call.placement().parent() : call.id();
        return new CallRecord(
                fork.sid(),
                parent,
                call.placement().from(),
                fork.callee().to(),
                parent == null ? Direction.OUTBOUND_API : Direction.OUTBOUND_DIAL,
                CallStatus.INITIATED,
                fork.callee(),
                time.now(),
                null,
                null);
    }

    private @Nullable CallStatus status(String sid) {
        CallRecord record = of(sid);
        return record == null ? null : record.status();
    }

    private void set(String sid, CallStatus status) {
        CallRecord record = of(sid);
        if (record != null && !record.over()) {
            put(record.at(status, time.now()));
        }
    }

    private void put(CallRecord record) {
        synchronized (this) {
            records.put(record.sid(), record);
            if (records.size() > MOST) {
                records.remove(records.keySet().iterator().next());
            }
        }
        listeners.forEach(listener -> listener.accept(record));
    }
}
