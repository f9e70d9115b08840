package dev.sidetone.audio.wav;

/** Band-limited conversion of a whole recording to 48 kHz: a windowed sinc of 32 zero crossings. */
final class Resampler {
    private static final int HALF = 16;
    private static final int TARGET = 48_000;

    private Resampler() {}

    static short[] to48k(double[] samples, int rate) {
        int length = (int) ((long) samples.length * TARGET / rate);
        short[] out = new short[length];
        for (int i = 0; i < length; i++) {
            double value =
                    rate == TARGET ? samples[i] : at(samples, (double) i * rate / TARGET);
            out[i] = (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return out;
    }

    private static double at(double[] samples, double position) {
        int centre = (int) Math.floor(position);
        double sum = 0;
        for (int k = centre - HALF + 1; k <= centre + HALF; k++) {
            if (k >= 0 && k < samples.length) {
                double distance = position - k;
                sum += samples[k] * sinc(distance) * hann(distance / HALF);
            }
        }
        return sum;
    }

    private static double sinc(double x) {
        return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double hann(double x) {
        return Math.abs(x) >= 1 ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * x);
    }
}
