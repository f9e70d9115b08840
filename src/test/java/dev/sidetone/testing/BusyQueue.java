package dev.sidetone.testing;

import dev.sidetone.time.SerialQueue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A queue that a long task keeps busy: what comes meanwhile waits, in its order. */
public final class BusyQueue implements SerialQueue {
    private final SerialQueue queue;
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean blocked;

    public BusyQueue(SerialQueue queue) {
        this.queue = queue;
    }

    /** From now on nothing is done. */
    public void block() {
        blocked = true;
    }

    /** All that has waited is done. */
    public void release() {
        blocked = false;
        waiting.forEach(queue::execute);
        waiting.clear();
    }

    @Override
    public String name() {
        return queue.name();
    }

    @Override
    public void execute(Runnable task) {
        if (blocked) {
            waiting.add(task);
        } else {
            queue.execute(task);
        }
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return queue.after(delay, () -> execute(task));
    }

    @Override
    public boolean isCurrent() {
        return queue.isCurrent();
    }

    @Override
    public void close() {
        queue.close();
    }
}
