package dev.sidetone.audio;

/** Beats every 10 ms: the one clock of mixing. Real, or driven by virtual time. */
public interface FrameClock {
    /** Calls {@code beat} every 10 ms, always on the same thread, until the handle is closed. */
    Beat every10ms(Runnable beat);

    /** A running subscription. */
    interface Beat extends AutoCloseable {
        /** Ends it; a beat that is running is allowed to end. */
        @Override
        void close();
    }
}
