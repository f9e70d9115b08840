package dev.sidetone.media.webrtc;

import dev.onvoid.webrtc.media.audio.AudioProcessing;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig;
import dev.onvoid.webrtc.media.audio.AudioProcessingStreamConfig;

/** Takes steady noise out of what one call sends. */
final class NoiseSuppression {
    private final AudioProcessing processing = new AudioProcessing();
    private final AudioProcessingStreamConfig shape = new AudioProcessingStreamConfig(48_000, 1);

    NoiseSuppression() {
        var config = new AudioProcessingConfig();
        config.noiseSuppression.enabled = true;
        processing.applyConfig(config);
    }

    /** Cleans 10 ms in place. */
    void clean(byte[] frame) {
        processing.processStream(frame, shape, shape, frame);
    }

    /** Frees the native side; not to be used afterwards. */
    void release() {
        processing.dispose();
    }
}
