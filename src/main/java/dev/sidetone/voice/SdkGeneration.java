package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Which version of the Voice SDK a client behaves like, where they differ. */
public enum SdkGeneration {
    /**
     * 3.x and 4.x: a push says that a call is cancelled, and is told of whatever has become of the
     * call; a call is connected with the answer, before its media are; the app alone switches its
     * audio device.
     */
    V3,
    /**
     * 5.x and 6.x: calls are cancelled by signaling alone, and a push that says so is not
     * understood; a call is connected when its media are; and what CallKit does not know of, a call
     * without UUID, has its sound whatever the app's switch says.
     */
    V6;

    /** That of a client that was told of none. */
    public static final SdkGeneration DEFAULT = V6;

    boolean takesCancelPushes() {
        return this == V3;
    }

    boolean connectsWithoutMedia() {
        return this == V3;
    }

    boolean startsSoundOf(@Nullable UUID uuid) {
        return this == V6 && uuid == null;
    }
}
