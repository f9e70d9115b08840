package dev.sidetone.pushkit;

/** What a push is for. */
public enum PKPushType {
    VOIP,
    COMPLICATION,
    FILE_PROVIDER
}
