package dev.sidetone.wiring;

import dev.sidetone.media.MediaEngine;
import dev.sidetone.media.webrtc.WebRtcEngine;

/** Where the process's media engine comes from. */
final class Engines {
    private Engines() {}

    /** Loads the WebRTC library now. */
    static MediaEngine start() {
        return WebRtcEngine.start();
    }
}
