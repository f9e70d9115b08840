package dev.sidetone.pushkit;

import dev.sidetone.time.SerialQueue;

import java.util.function.Consumer;

/** The phone's end of an app's push registry. */
public interface PushService {
    /** The app's main queue. */
    SerialQueue mainQueue();

    /** Asks for VoIP pushes; the answers come on the phone's queue. */
    void registerForVoip(Consumer<PKPushCredentials> credentials, Consumer<PKPushPayload> pushes);
}
