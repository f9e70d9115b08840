package dev.sidetone.system.push;

import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Where pushes lie between their sender and the phone. Left alone it hands on what comes; a
 * rehearsal scripts faults for those to come, or switches the phone off for a while. All methods
 * may be called from any thread; pushes come out on the queue.
 */
public final class PushTray {
    /**
     * A push.
     *
     * @param sentAt when it was sent
     */
    private record Parcel(Map<String, @Nullable Object> fields, Instant sentAt) {}

    /** Takes what comes out. */
    @FunctionalInterface
    public interface Receiver {
        void take(Map<String, @Nullable Object> fields, Instant sentAt);
    }

    private final SerialQueue queue;
    private final Time time;
    private final Trace trace;
    private final Receiver phone;
    private final Queue<PushFault> script = new ArrayDeque<>();
    private final List<Parcel> overtaken = new ArrayList<>();
    private final List<Parcel> kept = new ArrayList<>();
    private boolean off;

    /** A tray that nothing lies on. */
    public PushTray(SerialQueue queue, Time time, Trace trace, Receiver phone) {
        this.queue = queue;
        this.time = time;
        this.trace = trace;
        this.phone = phone;
    }

    /** A push that is sent now. */
    public void put(@Nullable Map<String, ? extends @Nullable Object> fields) {
        put(fields, time.now());
    }

    /** A push that was sent at another time. */
    public void put(@Nullable Map<String, ? extends @Nullable Object> fields, Instant sentAt) {
        Map<String, @Nullable Object> copy = new HashMap<>();
        if (fields != null) {
            copy.putAll(fields);
        }
        queue.execute(trace.carrying(() -> came(new Parcel(copy, sentAt))));
    }

    /** What becomes of the next pushes, one for each; after these no fault. */
    public void script(List<PushFault> faults) {
        List<PushFault> copy = List.copyOf(faults);
        queue.execute(() -> script.addAll(copy));
    }

    /** The phone cannot be reached: pushes are kept by the service. */
    public void switchOff() {
        queue.execute(() -> off = true);
    }

    /** The phone is back: what was sent no longer ago than {@code expiry} comes now, in order. */
    public void switchOn(Duration expiry) {
        queue.execute(
                () -> {
                    off = false;
                    List<Parcel> all = List.copyOf(kept);
                    kept.clear();
                    Instant oldest = time.now().minus(expiry);
                    for (Parcel parcel : all) {
                        if (parcel.sentAt().isBefore(oldest)) {
                            note("PushExpired", parcel);
                        } else {
                            deliver(parcel);
                        }
                    }
                });
    }

    private void came(Parcel parcel) {
        if (off) {
            note("PushKept", parcel);
            kept.add(parcel);
            return;
        }
        PushFault fault = script.poll();
        switch (fault) {
            case PushFault.Delayed(Duration by) -> later(parcel, by);
            case PushFault.Repeated(int copies, Duration apart) -> {
                deliver(parcel);
                for (int copy = 1; copy <= copies; copy++) {
                    later(parcel, apart.multipliedBy(copy));
                }
            }
            case PushFault.Overtaken _ -> overtaken.add(parcel);
            case PushFault.Dropped _ -> note("PushDropped", parcel);
            case PushFault.None _ -> deliver(parcel);
            case null -> deliver(parcel);
        }
    }

    private void later(Parcel parcel, Duration by) {
        queue.after(by, trace.carrying(() -> deliver(parcel)));
    }

    private void deliver(Parcel parcel) {
        phone.take(parcel.fields(), parcel.sentAt());
        List<Parcel> behind = List.copyOf(overtaken);
        overtaken.clear();
        behind.forEach(late -> phone.take(late.fields(), late.sentAt()));
    }

    private void note(String name, Parcel parcel) {
        trace.add(
                Layer.PUSH,
                name,
                String.valueOf(parcel.fields().get("twi_call_sid")),
                String.valueOf(parcel.fields().get("twi_message_type")));
    }
}
