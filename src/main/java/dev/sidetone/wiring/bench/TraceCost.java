package dev.sidetone.wiring.bench;

import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What an event of the trace costs: at most a microsecond and 200 bytes, once it is warm. */
final class TraceCost {
    private static final int ROUNDS = 11;
    private static final int EVENTS = 100_000;

    private final List<Double> nanos = new ArrayList<>();
    private final List<Double> bytes = new ArrayList<>();

    TraceCost measure() {
        Trace trace = new Trace(System::nanoTime);
        UUID call = new UUID(1, 2);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int round = 0; round < ROUNDS; round++) {
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            for (int i = 0; i < EVENTS; i++) {
                trace.causedBy(
                        trace.add(Layer.SYSTEM, "Measured", call, null),
                        () -> trace.add(Layer.APP, "Caused", call, null));
            }
            nanos.add((System.nanoTime() - start) / (2.0 * EVENTS));
            bytes.add((threads.getCurrentThreadAllocatedBytes() - allocated) / (2.0 * EVENTS));
        }
        return this;
    }

    /** Nanoseconds an event. */
    Series nanos() {
        return new Series(nanos);
    }

    /** Bytes an event. */
    Series bytes() {
        return new Series(bytes);
    }
}
