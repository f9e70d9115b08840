package dev.sidetone.audio.hub;

import dev.onvoid.webrtc.media.audio.AudioProcessing;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig;
import dev.onvoid.webrtc.media.audio.AudioProcessingStreamConfig;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Echo canceller, noise suppression, gain control and high-pass for one microphone. Its far end is
 * what the loudspeaker plays: the mix of everything, or two phones on one loudspeaker would howl.
 */
final class EchoControl {
    private static final Logger log = LoggerFactory.getLogger(EchoControl.class);
    private static final int RATE = 48_000;

    private final AudioProcessing processing = new AudioProcessing();
    private final AudioProcessingStreamConfig shape = new AudioProcessingStreamConfig(RATE, 1);
    private final byte[] far = new byte[960];
    private final byte[] near = new byte[960];
    private boolean closed;

    private EchoControl() {
        AudioProcessingConfig config = new AudioProcessingConfig();
        config.echoCanceller.enabled = true;
        config.noiseSuppression.enabled = true;
        config.gainControl.enabled = true;
        config.highPassFilter.enabled = true;
        processing.applyConfig(config);
        processing.setStreamDelayMs(40);
    }

    /** Null where the library cannot be loaded: then the microphone goes through as it is. */
    static @Nullable EchoControl create() {
        try {
            return new EchoControl();
        } catch (LinkageError | RuntimeException missing) {
            log.warn("No echo control: {}", missing.getMessage());
            return null;
        }
    }

    /** What the loudspeaker plays now. */
    synchronized void played(short[] frame) {
        if (!closed) {
            toBytes(frame, far);
            processing.processReverseStream(far, shape, shape, far);
        }
    }

    /** Cleans 10 ms of the microphone in place. */
    synchronized void clean(short[] frame) {
        if (!closed) {
            toBytes(frame, near);
            processing.processStream(near, shape, shape, near);
            for (int i = 0; i < frame.length; i++) {
                frame[i] = (short) (near[2 * i] & 0xff | near[2 * i + 1] << 8);
            }
        }
    }

    synchronized void close() {
        closed = true;
        processing.dispose();
    }

    private static void toBytes(short[] frame, byte[] bytes) {
        for (int i = 0; i < frame.length; i++) {
            bytes[2 * i] = (byte) frame[i];
            bytes[2 * i + 1] = (byte) (frame[i] >> 8);
        }
    }
}
