package dev.sidetone.voice.log;

import dev.sidetone.trace.Layer;

/** A part of the SDK with a log level of its own. */
public enum LogModule {
    /** Calls, invites and registrations. */
    CORE,
    /** Devices and the network. */
    PLATFORM,
    /** The socket and its messages. */
    SIGNALING,
    /** Media. */
    WEBRTC;

    /** The one that writes into this column of the trace. */
    static LogModule of(Layer layer) {
        return switch (layer) {
            case VOICE -> CORE;
            case SIGNALING -> SIGNALING;
            case MEDIA -> WEBRTC;
            default -> PLATFORM;
        };
    }
}
