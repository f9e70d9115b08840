package dev.sidetone.media.webrtc;

import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.sidetone.media.webrtc.noise.NoiseSuppression;

import org.jspecify.annotations.Nullable;

/**
 * The door to a call's audio source. The library does not guard the source's list of sinks: nobody
 * may push while the connection is set up, renegotiated or closed. Shutting the gate waits for a
 * push that is under way. No callback of the library ever comes here, so the lock is safe.
 */
final class PushGate {
    private static final int SAMPLES = 480;
    private static final long FRAME_NANOS = 10_000_000;
    // more frames than this ahead of real time are dropped: the library must not be overrun
    private static final long AHEAD = 25 * FRAME_NANOS;

    private final byte[] bytes = new byte[SAMPLES * Short.BYTES];
    private @Nullable NoiseSuppression suppression;
    private @Nullable CustomAudioSource source;
    private long paidUntil;

    /** A gate that lets sound through as it is, or without its noise. */
    PushGate(boolean noiseSuppression) {
        suppression = noiseSuppression ? new NoiseSuppression() : null;
    }

    synchronized void open(CustomAudioSource to) {
        source = to;
    }

    synchronized void shut() {
        source = null;
    }

    /** The last word: it stays shut. */
    synchronized void release() {
        shut();
        if (suppression != null) {
            suppression.release();
            suppression = null;
        }
    }

    synchronized void push(short[] frame) {
        if (source == null || ahead()) {
            return;
        }
        for (int i = 0; i < SAMPLES; i++) {
            bytes[2 * i] = (byte) frame[i];
            bytes[2 * i + 1] = (byte) (frame[i] >> 8);
        }
        if (suppression != null) {
            suppression.clean(bytes);
        }
        source.pushAudio(bytes, 16, 48_000, 1, SAMPLES);
    }

    private boolean ahead() {
        long now = System.nanoTime();
        long next = Math.max(paidUntil, now) + FRAME_NANOS;
        if (next - now > AHEAD) {
            return true;
        }
        paidUntil = next;
        return false;
    }
}
