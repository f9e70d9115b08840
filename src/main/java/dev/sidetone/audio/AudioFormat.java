package dev.sidetone.audio;

/**
 * Signed 16-bit interleaved linear PCM.
 *
 * @param sampleRate 8000, 16000, 24000, 32000, 44100 or 48000 Hz
 * @param channels 1 or 2
 * @param framesPerBuffer samples of one channel that are handed over at a time
 */
public record AudioFormat(int sampleRate, int channels, int framesPerBuffer) {
    /** What the engine works in: 48 kHz, mono, 10 ms. */
    public static final AudioFormat ENGINE = new AudioFormat(48_000, 1, 480);

    /** Bytes of one buffer. */
    public int bufferSize() {
        return framesPerBuffer * channels * Short.BYTES;
    }
}
