package dev.sidetone.audio;

/** Takes frames of {@link AudioFormat#ENGINE}: 480 samples, 10 ms, 48 kHz mono. */
@FunctionalInterface
public interface FrameSink {
    /**
     * One frame. Must not block; the array belongs to the caller and may be used again after the
     * return.
     */
    void frame(short[] samples);
}
