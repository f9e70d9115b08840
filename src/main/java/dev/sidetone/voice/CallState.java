package dev.sidetone.voice;

/** Where a call stands; the order is the SDK's. */
public enum CallState {
    CONNECTING,
    RINGING,
    CONNECTED,
    RECONNECTING,
    DISCONNECTED
}
