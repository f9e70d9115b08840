package dev.sidetone.testing;

/** Sine frames of one frequency at −12 dB. */
public final class ToneMouth {
    private final double step;
    private double phase;

    /** Sings at {@code frequency} Hz. */
    public ToneMouth(double frequency) {
        step = 2 * Math.PI * frequency / 48_000;
    }

    /** The next 10 ms. */
    public short[] next() {
        short[] frame = new short[480];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) (8_231 * Math.sin(phase));
            phase += step;
        }
        return frame;
    }
}
