package dev.sidetone.audio;

import java.util.ArrayList;
import java.util.List;

/**
 * Sums what several inputs deliver every 10 ms and hands on the sum as soon as the last of them has
 * delivered: no input waits for a clock. An input that stays away holds the others up for one tick
 * at most, then it is not expected any more until it comes back. Safe for use by several threads.
 */
public final class TickMixer {
    private final FrameSink out;
    private final List<Input> inputs = new ArrayList<>();
    private final int[] sum = new int[480];
    private final short[] mixed = new short[480];
    private boolean started;

    /** Sums go to {@code out}, on the thread of the input that completed them. */
    public TickMixer(FrameSink out) {
        this.out = out;
    }

    /** A new input; closing it takes it out of the sum. */
    public Input add() {
        Input input = new Input();
        synchronized (this) {
            inputs.add(input);
        }
        return input;
    }

    /** One voice of the sum. */
    public final class Input implements FrameSink, AutoCloseable {
        private boolean expected;
        private boolean delivered;

        @Override
        public void frame(short[] samples) {
            deliver(this, samples);
        }

        @Override
        public void close() {
            remove(this);
        }
    }

    private synchronized void deliver(Input input, short[] samples) {
        if (input.delivered) {
            flush();
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] += samples[i];
        }
        input.delivered = true;
        started = true;
        if (complete()) {
            flush();
        }
    }

    private synchronized void remove(Input input) {
        inputs.remove(input);
        if (started && complete()) {
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
        for (int i = 0; i < sum.length; i++) {
            mixed[i] = soft(sum[i]);
            sum[i] = 0;
        }
        for (Input input : inputs) {
            input.expected = input.delivered;
            input.delivered = false;
        }
        started = false;
        out.frame(mixed);
    }

    /** Linear to −2.5 dB, then bent towards full scale: two loud voices do not crackle. */
    static short soft(int sample) {
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
