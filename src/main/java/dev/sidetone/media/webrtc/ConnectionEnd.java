package dev.sidetone.media.webrtc;

import dev.onvoid.webrtc.RTCIceConnectionState;

import org.jspecify.annotations.Nullable;

/** What it means that a connection has failed: ICE and DTLS have one state in common. */
enum ConnectionEnd {
    /** A call that has stood: new ICE credentials may bring it back. */
    INTERRUPTION,
    /** There never was a way between the two sides. */
    NO_WAY,
    /** There is a way, but the two sides could not agree on keys. */
    NO_KEYS;

    /** Which of them has befallen {@code connection}, which is being made anew where it is null. */
    static ConnectionEnd of(boolean stood, @Nullable Connection connection) {
        return connection == null
                ? INTERRUPTION
                : of(stood, connection.peer().getIceConnectionState());
    }

    /**
     * Which of them it is.
     *
     * @param stood whether the session has ever been connected
     */
    static ConnectionEnd of(boolean stood, RTCIceConnectionState ice) {
        return switch (ice) {
            case CONNECTED, COMPLETED -> NO_KEYS;
            case NEW, CHECKING, FAILED, DISCONNECTED, CLOSED -> stood ? INTERRUPTION : NO_WAY;
        };
    }

    /** Ends the session where it cannot go on, with what its servers know of why. */
    void carryOut(Steps steps, Negotiation negotiation, Runnable interrupted) {
        switch (this) {
            case INTERRUPTION -> interrupted.run();
            case NO_WAY -> steps.fail(53405, "ICE failed", negotiation.servers().noWay());
            case NO_KEYS -> steps.fail(53407, "DTLS failed");
        }
    }
}
