package dev.sidetone.softphone;

/** What a call view says about a call; U7 names the words. */
public enum CallStatus {
    /** Incoming, not answered yet. */
    INCOMING,
    /** Outgoing, nothing heard of the server yet: "calling…". */
    CALLING,
    /** Answered or answering, media not yet there: "connecting…". */
    CONNECTING,
    /** The callee rings: "ringing…". */
    RINGING,
    /** Talking: the timer. */
    CONNECTED,
    /** Signaling or media lost, being recovered: "reconnecting…". */
    RECONNECTING,
    /** Ended in the ordinary way: "Call ended". */
    ENDED,
    /** Could not be set up or broke: "Call failed" with the reason. */
    FAILED;

    /** Whether a call still exists. */
    public boolean live() {
        return this != ENDED && this != FAILED;
    }

    /** Whether it was placed or answered here and still exists. */
    public boolean taken() {
        return live() && this != INCOMING;
    }

    /** Whether it is placed and does not stand yet. */
    boolean beingPlaced() {
        return this == CALLING || this == CONNECTING || this == RINGING;
    }
}
