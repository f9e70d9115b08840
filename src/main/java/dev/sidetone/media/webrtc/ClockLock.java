package dev.sidetone.media.webrtc;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps the library's 10 ms playout thread at exactly 100 frames a second. That thread sleeps whole
 * milliseconds and overshoots; the jitter buffer then sits 7 to 14 ms above where it could. Ending
 * each round of decoder callbacks just past a millisecond border, with the finest timer slack,
 * cures it.
 *
 * <p>Locked in this way the thread runs at the rate of the machine's monotonic clock, which paces
 * the mixing too: the two do not drift against each other.
 *
 * <p>Used on the playout thread alone.
 */
final class ClockLock {
    private static final int PR_SET_TIMERSLACK = 29;
    private static final long MILLISECOND = 1_000_000;
    // callbacks of one round follow each other within microseconds, rounds within 10 ms
    private static final long BETWEEN_ROUNDS = 4 * MILLISECOND;

    private @Nullable Thread tuned;
    private boolean works;
    private @Nullable Object latest;
    private @Nullable Object lastOfRound;
    private long latestAt;

    /** At the end of a decoder callback; only the last session of a round waits for the border. */
    void settle(Object session) {
        long now = System.nanoTime();
        if (now - latestAt > BETWEEN_ROUNDS) {
            lastOfRound = latest;
        }
        latest = session;
        if (session == lastOfRound && tuned()) {
            LockSupport.parkNanos(MILLISECOND - now % MILLISECOND + 1_000);
        }
        latestAt = System.nanoTime();
    }

    private boolean tuned() {
        if (tuned != Thread.currentThread()) {
            tuned = Thread.currentThread();
            works = tuneThread();
        }
        return works;
    }

    @SuppressWarnings("restricted")
    private static boolean tuneThread() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return false;
        }
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle prctl =
                    linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("prctl"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_LONG),
                            Linker.Option.firstVariadicArg(1));
            return (int) prctl.invokeExact(PR_SET_TIMERSLACK, 1L) == 0;
        } catch (Throwable noPrctl) {
            return false;
        }
    }
}
