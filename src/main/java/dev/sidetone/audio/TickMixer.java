package dev.sidetone.audio;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Sums sound of 10 ms ticks. Inputs deliver, and the sum goes out as soon as the last of them has
 * delivered: no input waits for a clock, and while one delivers it is the clock. Sources are asked
 * for their share of every sum; when no input delivers, {@link #beat()} makes the sums for them.
 *
 * <p>Inputs of one tick come within a moment, ticks 10 ms apart. A new input that comes after its
 * tick's sum has gone out loses that one frame; from then on it is waited for. One that stays away
 * holds the others up for one tick, then it is not expected any more until it comes back. Safe for
 * use by several threads.
 */
public final class TickMixer {
    // beats without an input's sum after which the beats take over
    private static final int QUIET = 2;

    private static final long MOMENT = 5_000_000;

    private final FrameSink out;
    private final LongSupplier nanos;
    private final List<Input> inputs = new CopyOnWriteArrayList<>();
    private final List<Source> sources = new CopyOnWriteArrayList<>();
    private final int[] sum = new int[480];
    private final short[] mixed = new short[480];
    private int beatsSinceInput = QUIET;
    private boolean begun;
    private long began;

    /** Sums go to {@code out}, on the thread that completed them. */
    public TickMixer(FrameSink out) {
        this(out, System::nanoTime);
    }

    TickMixer(FrameSink out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        this.began = nanos.getAsLong() - MOMENT;
    }

    /** A new input; closing it takes it out of the sum. */
    public Input add() {
        Input input = new Input();
        inputs.add(input);
        return input;
    }

    /** A new source, asked for 480 samples a sum until it is closed; it may close itself. */
    public Source add(Supplier<short @Nullable []> frames) {
        Source source = new Source(frames);
        sources.add(source);
        return source;
    }

    /** Ten milliseconds have passed: makes a sum of the sources when no input delivers. */
    public synchronized void beat() {
        if (beatsSinceInput < QUIET) {
            beatsSinceInput++;
        } else if (!sources.isEmpty()) {
            flush();
        }
    }

    /** One voice of the sum. */
    public final class Input implements FrameSink, AutoCloseable {
        private volatile int gain = ONE;
        private volatile boolean closed;
        private boolean expected;
        private boolean delivered;

        private static final int ONE = 256;

        /** How loud it is in the sum; 1 for as it comes. */
        public void gain(double factor) {
            gain = (int) Math.round(factor * ONE);
        }

        @Override
        public void frame(short[] samples) {
            deliver(this, samples);
        }

        @Override
        public void close() {
            closed = true;
            remove(this);
        }
    }

    /** A sound that is asked for. */
    public final class Source implements AutoCloseable {
        private final Supplier<short @Nullable []> frames;

        private Source(Supplier<short @Nullable []> frames) {
            this.frames = frames;
        }

        @Override
        public void close() {
            sources.remove(this);
        }
    }

    private synchronized void deliver(Input input, short[] samples) {
        if (input.closed) {
            return;
        }
        beatsSinceInput = 0;
        boolean sameMoment = nanos.getAsLong() - began < MOMENT;
        if (begun && (input.delivered || !sameMoment)) {
            flush();
        } else if (!begun && sameMoment && !input.expected) {
            input.expected = true;
            return;
        }
        if (!begun) {
            begun = true;
            began = nanos.getAsLong();
        }
        add(input, samples);
        if (complete()) {
            flush();
        }
    }

    private void add(Input input, short[] samples) {
        int gain = input.gain;
        for (int i = 0; i < sum.length; i++) {
            sum[i] += gain == Input.ONE ? samples[i] : samples[i] * gain >> 8;
        }
        input.delivered = true;
    }

    private synchronized void remove(Input input) {
        if (inputs.remove(input) && begun && complete()) {
            flush();
        }
    }

    private boolean complete() {
        for (Input input : inputs) {
            if (input.expected && !input.delivered) {
                return false;
            }
        }
        return true;
    }

    private void flush() {
        for (Source source : sources) {
            short[] samples = source.frames.get();
            for (int i = 0; samples != null && i < sum.length; i++) {
                sum[i] += samples[i];
            }
        }
        for (int i = 0; i < sum.length; i++) {
            mixed[i] = soft(sum[i]);
        }
        Arrays.fill(sum, 0);
        begun = false;
        for (Input input : inputs) {
            input.expected = input.delivered;
            input.delivered = false;
        }
        out.frame(mixed);
    }

    /** Linear to −2.5 dB, then bent towards full scale: two loud voices do not crackle. */
    public static short soft(int sample) {
        int knee = 24_576;
        int magnitude = Math.abs(sample);
        if (magnitude <= knee) {
            return (short) sample;
        }
        double room = Short.MAX_VALUE - knee;
        double bent = knee + room * Math.tanh((magnitude - knee) / room);
        return (short) (sample < 0 ? -bent : bent);
    }
}
