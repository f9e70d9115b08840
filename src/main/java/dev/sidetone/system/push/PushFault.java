package dev.sidetone.system.push;

import java.time.Duration;

/** What becomes of a push on its way. */
public sealed interface PushFault {
    /** Nothing: it comes as it was sent. */
    record None() implements PushFault {}

    /** It comes later. */
    record Delayed(Duration by) implements PushFault {}

    /** It comes at once, and then {@code copies} times more. */
    record Repeated(int copies, Duration apart) implements PushFault {}

    /** It comes right after the next one that comes. */
    record Overtaken() implements PushFault {}

    /** It never comes. */
    record Dropped() implements PushFault {}
}
