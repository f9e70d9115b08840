package dev.sidetone.time;

import java.time.Instant;

/**
 * The time that a part of the program lives in: real, or virtual in tests and emulations.
 *
 * <p>Everything that waits or orders work asks here, so that a whole household can run on {@link
 * VirtualTime}, deterministic and without sleeping.
 */
public interface Time {
    /** Monotonic nanoseconds; only differences have a meaning. */
    long nanos();

    /** The wall clock. */
    Instant now();

    /** A new serial queue. Its tasks run one after the other, in the order of submission. */
    SerialQueue queue(String name);

    /** The name of the queue whose task runs here, or else of the thread. */
    default String here() {
        return Thread.currentThread().getName();
    }
}
