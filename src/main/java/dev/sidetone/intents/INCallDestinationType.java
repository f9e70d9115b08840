package dev.sidetone.intents;

/** Where a call is to go. Raw values as in Intents. */
public enum INCallDestinationType {
    UNKNOWN,
    NORMAL,
    EMERGENCY,
    VOICEMAIL,
    REDIAL,
    /** Since iOS 13. */
    CALL_BACK;

    /** Intents' number for it. */
    public int rawValue() {
        return ordinal();
    }
}
