package dev.sidetone.voice;

import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.SerialQueue.Timer;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** The timers of one call. Lives on the voice queue. */
final class CallTimers {
    private final SerialQueue queue;
    private final Consumer<CallTimer> ranOut;
    private final Map<CallTimer, Timer> armed = new EnumMap<>(CallTimer.class);

    CallTimers(SerialQueue queue, Consumer<CallTimer> ranOut) {
        this.queue = queue;
        this.ranOut = ranOut;
    }

    void arm(CallTimer timer) {
        disarm(timer);
        armed.put(timer, queue.after(timer.length(), () -> ranOut.accept(timer)));
    }

    void disarm(CallTimer timer) {
        Timer running = armed.remove(timer);
        if (running != null) {
            running.cancel();
        }
    }

    void end() {
        armed.values().forEach(Timer::cancel);
        armed.clear();
    }
}
