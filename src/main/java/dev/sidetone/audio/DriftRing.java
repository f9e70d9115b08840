package dev.sidetone.audio;

/**
 * Between the engine's clock and that of a device that reads: keeps one to three frames and
 * stretches by up to 1.5 percent, so that two clocks that drift lose no frame. Starts over after a
 * gap. One writer, one reader.
 */
final class DriftRing implements FrameSink {
    private static final int CAPACITY = 480 * 16;
    private static final double TARGET = 480 * 1.5;
    private static final double MOST = 0.015;

    private final AudioFormat format;
    private final short[] ring = new short[CAPACITY];
    private long written;
    private double readAt;
    private boolean running;
    private double slow = TARGET;

    DriftRing(AudioFormat format) {
        this.format = format;
    }

    @Override
    public synchronized void frame(short[] samples) {
        for (short sample : samples) {
            ring[(int) (written++ % CAPACITY)] = sample;
        }
        if (written - readAt > 480 * 8) {
            readAt = written - TARGET;
        }
    }

    /** Fills a buffer of the device's format. */
    synchronized void read(short[] out) {
        int channels = format.channels();
        double rate = 48_000.0 / format.sampleRate();
        if (!running && written - readAt >= 480 * 2) {
            running = true;
            readAt = written - 480 * 2;
            slow = 480 * 2;
        }
        slow += (written - readAt - slow) * 0.02;
        double stretch = Math.clamp((slow - TARGET) / 480 * 0.01, -MOST, MOST);
        for (int i = 0; i + channels <= out.length; i += channels) {
            short sample = next(rate * (1 + stretch));
            for (int c = 0; c < channels; c++) {
                out[i + c] = sample;
            }
        }
    }

    private short next(double step) {
        if (!running) {
            return 0;
        }
        long at = (long) Math.floor(readAt);
        if (at + 1 >= written) {
            running = false;
            return 0;
        }
        double part = readAt - at;
        double left = ring[(int) (at % CAPACITY)];
        double right = ring[(int) ((at + 1) % CAPACITY)];
        readAt += step;
        return (short) Math.round(left + (right - left) * part);
    }
}
