package dev.sidetone.pushkit;

/** What a push is for. */
public enum PKPushType {
    VOIP("PKPushTypeVoIP"),
    COMPLICATION("PKPushTypeComplication"),
    FILE_PROVIDER("PKPushTypeFileProvider");

    private final String rawValue;

    PKPushType(String rawValue) {
        this.rawValue = rawValue;
    }

    /** The constant's string. */
    public String rawValue() {
        return rawValue;
    }
}
