package dev.sidetone.avaudio;

/** Why the route changed. Raw values as in AVAudioSession; there is no 5. */
public enum AVAudioSessionRouteChangeReason {
    UNKNOWN(0),
    NEW_DEVICE_AVAILABLE(1),
    OLD_DEVICE_UNAVAILABLE(2),
    CATEGORY_CHANGE(3),
    OVERRIDE(4),
    WAKE_FROM_SLEEP(6),
    NO_SUITABLE_ROUTE_FOR_CATEGORY(7),
    ROUTE_CONFIGURATION_CHANGE(8);

    private final int rawValue;

    AVAudioSessionRouteChangeReason(int rawValue) {
        this.rawValue = rawValue;
    }

    /** AVAudioSession's number for it. */
    public int rawValue() {
        return rawValue;
    }
}
