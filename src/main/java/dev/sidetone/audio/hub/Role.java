package dev.sidetone.audio.hub;

/** What a card is used for. */
public enum Role {
    /** Calls, held to the ear. */
    RECEIVER,
    /** Calls, heard in the room. */
    SPEAKER,
    /** Ringtone. */
    RINGER,
    /** What is said. */
    MICROPHONE
}
