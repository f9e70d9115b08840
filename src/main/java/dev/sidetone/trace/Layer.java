package dev.sidetone.trace;

/** Who wrote an event: the columns of the timeline. */
public enum Layer {
    UI,
    APP,
    SYSTEM,
    AUDIO_SESSION,
    PUSH,
    VOICE,
    SIGNALING,
    MEDIA,
    AUDIO,
    SERVER,
    /** Findings about apps, beside what they are about. */
    LINT
}
