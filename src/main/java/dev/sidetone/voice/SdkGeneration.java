package dev.sidetone.voice;

/** Which version of the Voice SDK a client behaves like, where they differ. */
public enum SdkGeneration {
    /** 3.x and 4.x: a push may say that a call is cancelled. */
    V3,
    /** 5.x and 6.x: calls are cancelled by signaling alone; such a push is not understood. */
    V6
}
