package dev.sidetone.audio;

import java.util.function.Supplier;

/** One or two sines, 10 ms at a time, without end. */
public final class Tone implements Supplier<short[]> {
    private final double[] steps;
    private final double amplitude;
    private final short[] frame = new short[480];
    private long at;

    /** A sine of {@code frequency} Hz with a peak of {@code amplitude}. */
    public Tone(double frequency, int amplitude) {
        this(amplitude, new double[] {frequency});
    }

    private Tone(int amplitude, double[] frequencies) {
        this.amplitude = (double) amplitude / frequencies.length;
        this.steps = new double[frequencies.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = 2 * Math.PI * frequencies[i] / 48_000;
        }
    }

    /** The two tones of a telephone key: 0–9, *, #, A–D; quiet enough for the ear. */
    public static Tone dtmf(char key) {
        int index = "123A456B789C*0#D".indexOf(Character.toUpperCase(key));
        double[] rows = {697, 770, 852, 941};
        double[] columns = {1209, 1336, 1477, 1633};
        return index < 0
                ? new Tone(0.0, 0)
                : new Tone(5_000, new double[] {rows[index / 4], columns[index % 4]});
    }

    /** The next frame; the same array each time. */
    @Override
    public short[] get() {
        for (int i = 0; i < frame.length; i++, at++) {
            double sum = 0;
            for (double step : steps) {
                sum += Math.sin(step * at);
            }
            frame[i] = (short) (amplitude * sum);
        }
        return frame;
    }
}
