package dev.sidetone.lint;

import dev.sidetone.trace.Event;

/**
 * Some rules of one topic. Sees every event once, before the {@link World} has taken it in. Keeps
 * little: what it must know later is in the world or waits at the {@link Desk}.
 */
interface Check {
    void on(Event event, World world, Desk desk);

    /** Events are missing: what was under way is not known any more. */
    default void forget() {}

    /** All events up to now were seen. */
    default void passed(World world, Desk desk) {}
}
