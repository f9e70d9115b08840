package dev.sidetone.system.keeping;

import dev.sidetone.time.SerialQueue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A value that outlives the program: changed at once, told to observers and written afterwards, on
 * a queue that may block. Many changes in a row are written once. Safe for use by several threads.
 *
 * @param <T> an immutable value
 */
public final class Kept<T> {
    private final Keeper<T> keeper;
    private final SerialQueue queue;
    private final List<Consumer<T>> observers = new CopyOnWriteArrayList<>();
    private final Object writing = new Object();
    private T value;
    private boolean told = true;
    private boolean written = true;

    /**
     * Loads the value.
     *
     * @param queue where it is told and written; the owner closes it, after {@link #flush()}
     */
    public Kept(Keeper<T> keeper, SerialQueue queue) {
        this.keeper = keeper;
        this.queue = queue;
        this.value = keeper.load();
    }

    /** What it is now. */
    public synchronized T value() {
        return value;
    }

    /** Replaces the value. What {@code change} throws is thrown here, and nothing changes. */
    public void change(UnaryOperator<T> change) {
        synchronized (this) {
            T newer = change.apply(value);
            if (newer.equals(value)) {
                return;
            }
            value = newer;
            written = false;
            if (!told) {
                return;
            }
            told = false;
        }
        queue.execute(
                () -> {
                    try {
                        tell();
                    } finally {
                        flush();
                    }
                });
    }

    private void tell() {
        T now;
        synchronized (this) {
            told = true;
            now = value;
        }
        observers.forEach(observer -> observer.accept(now));
    }

    /** Tells the value now and after each change, on the queue; changes in a row are told once. */
    public void observe(Consumer<T> observer) {
        queue.execute(
                () -> {
                    observers.add(observer);
                    observer.accept(value());
                });
    }

    /** Writes what is not written yet, here and now. */
    public void flush() {
        // one at a time, so that an older value never overwrites a newer one
        synchronized (writing) {
            T now;
            synchronized (this) {
                if (written) {
                    return;
                }
                written = true;
                now = value;
            }
            keeper.save(now);
        }
    }
}
