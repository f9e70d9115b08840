package dev.sidetone.audio.pulse;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.function.Supplier;

/**
 * The library's threaded main loop, one a process. Its thread carries all callbacks and holds the
 * loop's lock while it does; everything else takes the lock before it touches a context or stream.
 */
@SuppressWarnings("restricted")
final class PulseLoop {
    private final PulseLibrary pulse;
    private final MemorySegment loop;
    private final MethodHandle lock;
    private final MethodHandle unlock;
    private final MethodHandle inThread;

    /** A loop that runs. */
    PulseLoop(PulseLibrary pulse) {
        this.pulse = pulse;
        this.loop = pulse.callPointer("pa_threaded_mainloop_new");
        this.lock = pulse.handle("pa_threaded_mainloop_lock");
        this.unlock = pulse.handle("pa_threaded_mainloop_unlock");
        this.inThread = pulse.handle("pa_threaded_mainloop_in_thread");
        pulse.call("pa_threaded_mainloop_start", loop);
    }

    PulseLibrary library() {
        return pulse;
    }

    MemorySegment api() {
        return pulse.callPointer("pa_threaded_mainloop_get_api", loop);
    }

    /**
     * Takes the lock; answers whether it was taken. The loop's own thread has it already, and would
     * end the process by asking for it again.
     */
    boolean lock() {
        try {
            if ((int) inThread.invokeExact(loop) != 0) {
                return false;
            }
            lock.invokeExact(loop);
            return true;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Gives back what {@link #lock()} has answered. */
    void unlock(boolean taken) {
        try {
            if (taken) {
                unlock.invokeExact(loop);
            }
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    <T> T locked(Supplier<T> body) {
        boolean taken = lock();
        try {
            return body.get();
        } finally {
            unlock(taken);
        }
    }

    void locked(Runnable body) {
        boolean taken = lock();
        try {
            body.run();
        } finally {
            unlock(taken);
        }
    }

    /**
     * Ends the thread; not on that thread, and after all contexts are closed. The lock is not
     * freed: a last frame may be on its way to a stream that it will find closed.
     */
    void close() {
        pulse.call("pa_threaded_mainloop_stop", loop);
    }
}
