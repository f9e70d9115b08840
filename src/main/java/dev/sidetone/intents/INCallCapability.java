package dev.sidetone.intents;

/** What kind of call is wanted. Raw values as in Intents. */
public enum INCallCapability {
    UNKNOWN,
    AUDIO_CALL,
    VIDEO_CALL;

    /** Intents' number for it. */
    public int rawValue() {
        return ordinal();
    }
}
