package dev.sidetone.audio.effect;

import dev.sidetone.audio.AudioFormat;

import java.util.Arrays;

/**
 * Takes out what is lower than 100 Hz: wind, steps, hum of mains. A Butterworth filter of the
 * second order, 12 dB an octave. Not thread safe.
 */
public final class HighPass {
    private static final double CUTOFF = 100;
    private static final double STEEPNESS = Math.sqrt(2);
    private static final short[] SILENCE = new short[AudioFormat.ENGINE.framesPerBuffer()];

    private final short[] filtered = new short[AudioFormat.ENGINE.framesPerBuffer()];
    private final double gain;
    private final double back1;
    private final double back2;
    private double in1;
    private double in2;
    private double out1;
    private double out2;

    /** For frames of the engine: 10 ms of 48 kHz mono. */
    public HighPass() {
        double bend = Math.tan(Math.PI * CUTOFF / AudioFormat.ENGINE.sampleRate());
        double all = 1 + STEEPNESS * bend + bend * bend;
        gain = 1 / all;
        back1 = 2 * (bend * bend - 1) / all;
        back2 = (1 - STEEPNESS * bend + bend * bend) / all;
    }

    /** The filtered frame; good until the next one. Silence is silence at once, without a tail. */
    public short[] filter(short[] frame) {
        if (Arrays.equals(frame, SILENCE)) {
            in1 = in2 = out1 = out2 = 0;
            return SILENCE;
        }
        for (int i = 0; i < filtered.length; i++) {
            double in = frame[i];
            double out = gain * (in - 2 * in1 + in2) - back1 * out1 - back2 * out2;
            in2 = in1;
            in1 = in;
            out2 = out1;
            out1 = out;
            long rounded = Math.round(out);
            filtered[i] = (short) Math.clamp(rounded, Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return filtered;
    }
}
