package dev.sidetone.avaudio;

/** Why an interruption began. Raw values as in AVAudioSession; there is no 3. Since iOS 14.5. */
public enum AVAudioSessionInterruptionReason {
    /** Another session became active, or a call came. */
    DEFAULT(0),
    /** The app was suspended before; told when it runs again. Deprecated since iOS 16. */
    APP_WAS_SUSPENDED(1),
    BUILT_IN_MIC_MUTED(2),
    ROUTE_DISCONNECTED(4);

    private final int rawValue;

    AVAudioSessionInterruptionReason(int rawValue) {
        this.rawValue = rawValue;
    }

    /** AVAudioSession's number for it. */
    public int rawValue() {
        return rawValue;
    }
}
