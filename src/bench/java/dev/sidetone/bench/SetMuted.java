package dev.sidetone.bench;

import dev.sidetone.testing.MutingPhone;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/**
 * How many SetMuted a second a phone takes, from the request through the app's fulfilment to the
 * state that the screen shows, on virtual time, traced, on one thread. The number of calls must not
 * matter.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class SetMuted {
    /** On the phone, connected. */
    @Param({"1", "10", "100", "1000"})
    public int calls;

    private MutingPhone phone = new MutingPhone(1);

    /** The calls. */
    @Setup
    public void connect() {
        phone = new MutingPhone(calls);
    }

    /** One request. */
    @Benchmark
    public long setMuted() {
        phone.mute();
        return phone.fulfilled();
    }
}
