package dev.sidetone.media.webrtc;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps the library's 10 ms playout thread at exactly 100 frames a second. That thread sleeps whole
 * milliseconds and overshoots; the jitter buffer then sits 7 to 14 ms above where it could. Ending
 * each callback just past a millisecond border, with the finest timer slack, cures it.
 */
final class ClockLock {
    private static final int PR_SET_TIMERSLACK = 29;
    private static final long MILLISECOND = 1_000_000;

    private final AtomicReference<Object> owner = new AtomicReference<>();
    private final ThreadLocal<Boolean> tuned = ThreadLocal.withInitial(ClockLock::tuneThread);

    /** Called at the end of a decoder callback of {@code session}; one session paces for all. */
    void settle(Object session) {
        if (owner.get() != session && !owner.compareAndSet(null, session)) {
            return;
        }
        if (tuned.get()) {
            long past = System.nanoTime() % MILLISECOND;
            LockSupport.parkNanos(MILLISECOND - past + 1_000);
        }
    }

    /** {@code session} has ended: another one may pace. */
    void leave(Object session) {
        owner.compareAndSet(session, null);
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
        } catch (Throwable notLinux) {
            return false;
        }
    }
}
