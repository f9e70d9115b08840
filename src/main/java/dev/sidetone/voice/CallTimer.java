package dev.sidetone.voice;

import java.time.Duration;

/** What a call waits for, and how long at most. */
enum CallTimer {
    /** The first word of the server on a new call, or the offer of an accepted one. */
    SETUP(Duration.ofSeconds(30)),
    /** Media after offer and answer have been exchanged. */
    MEDIA(Duration.ofSeconds(20)),
    /** The signaling connection and the server's word that the call is known. */
    SIGNALING(Duration.ofSeconds(30)),
    /** The caller's side to restart ICE; then the callee's does. */
    RESTART(Duration.ofSeconds(3)),
    /** Lost media to come back. */
    RECOVERY(Duration.ofSeconds(30));

    private final Duration length;

    CallTimer(Duration length) {
        this.length = length;
    }

    Duration length() {
        return length;
    }
}
