package dev.sidetone.intents;

import java.util.List;

/**
 * Start a call; since iOS 13 (R100).
 *
 * @param contacts whom to call
 * @param callCapability with or without video
 * @param destinationType where it is to go
 */
public record INStartCallIntent(
        List<INPerson> contacts,
        INCallCapability callCapability,
        INCallDestinationType destinationType)
        implements INIntent {
    public INStartCallIntent {
        contacts = List.copyOf(contacts);
    }

    @Override
    public boolean wantsVideo() {
        return callCapability == INCallCapability.VIDEO_CALL;
    }
}
