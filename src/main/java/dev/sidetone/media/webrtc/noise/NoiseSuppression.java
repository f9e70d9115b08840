package dev.sidetone.media.webrtc.noise;

import dev.onvoid.webrtc.media.audio.AudioProcessing;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig;
import dev.onvoid.webrtc.media.audio.AudioProcessingStreamConfig;

/** Takes steady noise out of what one call sends. */
public final class NoiseSuppression {
    private final AudioProcessing processing = new AudioProcessing();
    private final AudioProcessingStreamConfig shape = new AudioProcessingStreamConfig(48_000, 1);

    /** Loads the library if that has not been done. */
    public NoiseSuppression() {
        var config = new AudioProcessingConfig();
        config.noiseSuppression.enabled = true;
        processing.applyConfig(config);
    }

    /** Cleans 10 ms in place. */
    public void clean(byte[] frame) {
        processing.processStream(frame, shape, shape, frame);
    }

    /** Frees the native side; not to be used afterwards. */
    public void release() {
        processing.dispose();
    }
}
