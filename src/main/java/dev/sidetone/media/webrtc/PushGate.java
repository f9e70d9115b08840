package dev.sidetone.media.webrtc;

import dev.onvoid.webrtc.media.audio.CustomAudioSource;

import org.jspecify.annotations.Nullable;

/**
 * The door to a call's audio source. The library does not guard the source's list of sinks: nobody
 * may push while the connection is set up, renegotiated or closed. Shutting the gate waits for a
 * push that is under way.
 */
final class PushGate {
    private final byte[] bytes = new byte[480 * Short.BYTES];
    private @Nullable CustomAudioSource source;

    synchronized void open(CustomAudioSource to) {
        source = to;
    }

    synchronized void shut() {
        source = null;
    }

    synchronized void push(short[] frame) {
        if (source == null) {
            return;
        }
        for (int i = 0; i < 480; i++) {
            bytes[2 * i] = (byte) frame[i];
            bytes[2 * i + 1] = (byte) (frame[i] >> 8);
        }
        source.pushAudio(bytes, 16, 48_000, 1, 480);
    }
}
