package dev.sidetone.trace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The last events of one phone, in a ring of bounded size. Writing takes a short uncontended lock
 * and one allocation; readers get a copy.
 *
 * <p>Causes: what runs inside {@link #causedBy} is linked to the given event, so that layers need
 * not hand event ids to each other on the same thread; across threads the id travels with the task.
 *
 * <p>{@link #of} answers the same trace as one app writes it: each event bears the app's name.
 */
public final class Trace {
    /** Events kept for each phone. */
    public static final int CAPACITY = 10_000;

    private final Ring ring;
    private final String app;
    private final Consumer<Event> tap;

    /** A ring of {@link #CAPACITY} events, stamped by {@code nanos}. */
    public Trace(LongSupplier nanos) {
        this(nanos, CAPACITY);
    }

    /** A ring of {@code capacity} events, stamped by {@code nanos}. */
    public Trace(LongSupplier nanos, int capacity) {
        this(nanos, () -> Thread.currentThread().getName(), capacity);
    }

    /**
     * A ring of {@code capacity} events.
     *
     * @param nanos stamps them
     * @param here names the queue or thread that writes
     */
    public Trace(LongSupplier nanos, Supplier<String> here, int capacity) {
        this(new Ring(nanos, here, capacity), "", _ -> {});
    }

    private Trace(Ring ring, String app, Consumer<Event> tap) {
        this.ring = ring;
        this.app = app;
        this.tap = tap;
    }

    /** This trace, as the app of that name writes it. */
    public Trace of(String name) {
        return new Trace(ring, name, tap);
    }

    /**
     * This trace, whose writer also shows {@code tap} what it writes, at once and on its thread.
     */
    public Trace tapped(Consumer<Event> tap) {
        return new Trace(ring, app, tap);
    }

    /** Records an event caused by the thread's current cause; returns its id. */
    public long add(Layer layer, String name, @Nullable Object subject, @Nullable Object detail) {
        return add(layer, name, subject, detail, Ids.NONE);
    }

    /** Records an event about a provider, transaction or action; returns its id. */
    public long add(
            Layer layer, String name, @Nullable Object subject, @Nullable Object detail, Ids ids) {
        Event event = ring.add(currentCause(), layer, app, name, subject, detail, ids);
        tap.accept(event);
        return event.id();
    }

    /** {@link #add} of something that is about an app, by whoever writes; returns its id. */
    public long addAbout(
            String about,
            Layer layer,
            String name,
            @Nullable Object subject,
            @Nullable Object detail,
            Ids ids) {
        return ring.add(currentCause(), layer, about, name, subject, detail, ids).id();
    }

    /** The id of the event that what runs now on this thread goes back to; 0 for none. */
    public long currentCause() {
        return ring.cause.get()[0];
    }

    /** Runs {@code body} so that the events it writes name {@code event} as their cause. */
    public void causedBy(long event, Runnable body) {
        long[] current = ring.cause.get();
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

    /**
     * {@link #inside} for a callback into an app: at its end, however it comes, {@link
     * Names.App#RETURNED} is written, with the callback as its cause.
     */
    public void calling(
            Layer layer,
            String method,
            @Nullable Object subject,
            @Nullable Object detail,
            Ids ids,
            Runnable body) {
        long called = add(layer, method, subject, detail, ids);
        try {
            causedBy(called, body);
        } finally {
            ring.add(called, layer, app, Names.App.RETURNED, subject, method, ids);
        }
    }

    /** {@code task} for another thread: its events go back to what is the cause here and now. */
    public Runnable carrying(Runnable task) {
        long from = currentCause();
        return from == 0 ? task : () -> causedBy(from, task);
    }

    /** How many events were ever written; the ring keeps the last of them. */
    public long written() {
        return ring.written();
    }

    /** The events kept, oldest first. */
    public List<Event> events() {
        return since(0);
    }

    /** The events kept whose id is greater than {@code id}, oldest first. */
    public List<Event> since(long id) {
        return ring.since(id);
    }

    private static final class Ring {
        private final LongSupplier nanos;
        private final Supplier<String> here;
        private final @Nullable Event[] kept;
        private final ThreadLocal<long[]> cause = ThreadLocal.withInitial(() -> new long[1]);
        private long written;

        Ring(LongSupplier nanos, Supplier<String> here, int capacity) {
            this.nanos = nanos;
            this.here = here;
            this.kept = new Event[capacity];
        }

        Event add(
                long causedBy,
                Layer layer,
                String app,
                String name,
                @Nullable Object subject,
                @Nullable Object detail,
                Ids ids) {
            long at = nanos.getAsLong();
            String thread = here.get();
            synchronized (kept) {
                long id = ++written;
                Event event =
                        new Event(id, causedBy, at, thread, layer, app, name, subject, detail, ids);
                kept[(int) ((id - 1) % kept.length)] = event;
                return event;
            }
        }

        long written() {
            synchronized (kept) {
                return written;
            }
        }

        List<Event> since(long id) {
            synchronized (kept) {
                long first = Math.max(id, written - kept.length);
                List<Event> events = new ArrayList<>((int) Math.max(0, written - first));
                for (long i = first; i < written; i++) {
                    Event event = kept[(int) (i % kept.length)];
                    if (event != null) {
                        events.add(event);
                    }
                }
                return events;
            }
        }
    }
}
