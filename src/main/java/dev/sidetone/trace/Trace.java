package dev.sidetone.trace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The last events of one phone, in a ring of bounded size. Writing takes a short uncontended lock
 * and one allocation; readers get a copy.
 *
 * <p>Causes: what runs inside {@link #causedBy} is linked to the given event, so that layers need
 * not hand event ids to each other on the same thread; across threads the id travels with the task.
 */
public final class Trace {
    /** Events kept for each phone. */
    public static final int CAPACITY = 10_000;

    private final LongSupplier nanos;
    private final @Nullable Event[] ring;
    private final ThreadLocal<long[]> cause = ThreadLocal.withInitial(() -> new long[1]);
    private long written;

    /** A ring of {@link #CAPACITY} events, stamped by {@code nanos}. */
    public Trace(LongSupplier nanos) {
        this(nanos, CAPACITY);
    }

    /** A ring of {@code capacity} events, stamped by {@code nanos}. */
    public Trace(LongSupplier nanos, int capacity) {
        this.nanos = nanos;
        this.ring = new Event[capacity];
    }

    /** Records an event caused by the thread's current cause; returns its id. */
    public long add(Layer layer, String name, @Nullable Object subject, @Nullable Object detail) {
        return add(layer, name, subject, detail, currentCause());
    }

    /** Records an event; returns its id. */
    public long add(
            Layer layer,
            String name,
            @Nullable Object subject,
            @Nullable Object detail,
            long causedBy) {
        long at = nanos.getAsLong();
        synchronized (ring) {
            long id = ++written;
            ring[(int) ((id - 1) % ring.length)] =
                    new Event(id, causedBy, at, layer, name, subject, detail);
            return id;
        }
    }

    /** The id of the event that what runs now on this thread goes back to; 0 for none. */
    public long currentCause() {
        return cause.get()[0];
    }

    /** Runs {@code body} so that the events it writes name {@code event} as their cause. */
    public void causedBy(long event, Runnable body) {
        long[] current = cause.get();
        long before = current[0];
        current[0] = event;
        try {
            body.run();
        } finally {
            current[0] = before;
        }
    }

    /** Records an event and runs {@code body}, whose events name it as their cause. */
    public void inside(
            Layer layer,
            String name,
            @Nullable Object subject,
            @Nullable Object detail,
            Runnable body) {
        causedBy(add(layer, name, subject, detail), body);
    }

    /** {@code task} for another thread: its events go back to what is the cause here and now. */
    public Runnable carrying(Runnable task) {
        long from = currentCause();
        return from == 0 ? task : () -> causedBy(from, task);
    }

    /** How many events were ever written; the ring keeps the last of them. */
    public long written() {
        synchronized (ring) {
            return written;
        }
    }

    /** The events kept, oldest first. */
    public List<Event> events() {
        return since(0);
    }

    /** The events kept whose id is greater than {@code id}, oldest first. */
    public List<Event> since(long id) {
        synchronized (ring) {
            long first = Math.max(id, written - ring.length);
            List<Event> events = new ArrayList<>((int) Math.max(0, written - first));
            for (long i = first; i < written; i++) {
                Event event = ring[(int) (i % ring.length)];
                if (event != null) {
                    events.add(event);
                }
            }
            return events;
        }
    }
}
