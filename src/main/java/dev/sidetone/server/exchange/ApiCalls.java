package dev.sidetone.server.exchange;

import dev.sidetone.server.call.CallEvent;
import dev.sidetone.server.history.CallHistory;
import dev.sidetone.server.history.CallRecord;
import dev.sidetone.server.program.Conductor;
import dev.sidetone.server.program.Switchboard.Order;
import dev.sidetone.server.program.Switchboard.Target;
import dev.sidetone.server.script.Launch;
import dev.sidetone.server.script.Script;
import dev.sidetone.server.twiml.Recording;
import dev.sidetone.server.webhook.Direction;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The calls that are made by request rather than by a phone, and what requests do to others.
 * Methods may be called from any thread and do not block.
 */
public final class ApiCalls {
    /** So many calls may be under way that were made by request. */
    public static final int MOST = 200;

    private static final int CANCELED = 31487;

    private final SerialQueue queue;
    private final Conductor conductor;
    private final CallRoom room;
    private final CallHistory history;
    private final Randomness randomness;
    private final Map<String, String> dials = new ConcurrentHashMap<>();
    private final Map<String, Duration> limits = new ConcurrentHashMap<>();

    ApiCalls(
            SerialQueue queue,
            Conductor conductor,
            CallRoom room,
            CallHistory history,
            Randomness randomness) {
        this.queue = queue;
        this.conductor = conductor;
        this.room = room;
        this.history = history;
        this.randomness = randomness;
        history.listen(this::changed);
    }

    private void changed(CallRecord record) {
        Duration limit = record.answered() == null ? null : limits.remove(record.sid());
        if (limit != null) {
            queue.after(limit, () -> end(record.sid()));
        }
        if (record.over()) {
            dials.remove(record.sid());
            limits.remove(record.sid());
        }
    }

    /**
     * A call that is to be made.
     *
     * @param from a number, or {@code client:} and an identity
     * @param to who is called, in the same form
     * @param target who that is
     * @param script runs when there is an answer
     * @param application {@code AP…} whose script it is; null for none
     * @param digits pressed once there is an answer; empty for none
     * @param limit how long it may be talked; null for as long as one likes
     * @param recording of the whole call; null for none
     */
    public record Wanted(
            String from,
            String to,
            Target target,
            Duration ring,
            Script script,
            @Nullable String application,
            String digits,
            @Nullable Duration limit,
            @Nullable Recording recording) {
        /** A call that may be talked as long as one likes, and is not recorded. */
        public Wanted(
                String from,
                String to,
                Target target,
                Duration ring,
                Script script,
                @Nullable String application,
                String digits) {
            this(from, to, target, ring, script, application, digits, null, null);
        }
    }

    /** The SID of a call that is going to be made. */
    public String freshSid() {
        return randomness.sid("CA");
    }

    /**
     * Makes a call; null when too many are under way.
     *
     * @return its record: queued
     */
    public @Nullable CallRecord create(String sid, Wanted wanted) {
        if (dials.size() >= MOST) {
            return null;
        }
        String dial = randomness.sid("DL");
        dials.put(sid, dial);
        history.queued(sid, dial, wanted.from(), wanted.to());
        CallRecord queued = history.of(sid);
        queue.execute(() -> originate(sid, dial, wanted));
        return queued;
    }

    private void originate(String sid, String dial, Wanted wanted) {
        var order = new Order(null, sid, wanted.from(), List.of(wanted.target()), wanted.ring());
        var launch =
                new Launch(
                        wanted.script(),
                        sid,
                        wanted.application(),
                        wanted.from(),
                        wanted.to(),
                        Direction.OUTBOUND_API,
                        Map.of());
        Duration limit = wanted.limit();
        if (limit != null) {
            limits.put(sid, limit);
        }
        conductor.originate(
                dial,
                order,
                launch,
                wanted.digits(),
                wanted.recording(),
                why -> over(sid, dial, why));
    }

    private void over(String sid, String dial, @Nullable WireError why) {
        dials.remove(sid);
        history.unmade(dial, why);
    }

    /** Ends any call for both of its sides; answers when that is done. */
    public CompletionStage<Void> end(String sid) {
        return CompletableFuture.runAsync(() -> ended(sid), queue::execute);
    }

    private void ended(String sid) {
        String dial = dials.get(sid);
        if (dial == null) {
            room.on(sid, new CallEvent.Terminated());
        } else {
            conductor.end(dial);
            over(sid, dial, new WireError(CANCELED, "canceled by request"));
        }
    }

    /** Another script takes over a call; answers false when the server has no media in it. */
    public CompletionStage<Boolean> redirect(String sid, Script script) {
        return CompletableFuture.supplyAsync(() -> conductor.replace(sid, script), queue::execute);
    }
}
