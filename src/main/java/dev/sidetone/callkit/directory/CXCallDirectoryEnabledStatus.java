package dev.sidetone.callkit.directory;

/** Whether a person has switched an extension on. Raw values as in CallKit. */
public enum CXCallDirectoryEnabledStatus {
    UNKNOWN,
    DISABLED,
    ENABLED;

    /** CallKit's number for it. */
    public int rawValue() {
        return ordinal();
    }
}
