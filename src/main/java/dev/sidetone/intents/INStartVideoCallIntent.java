package dev.sidetone.intents;

import java.util.List;

/**
 * Start a call with video; iOS 10 to 12 (R100).
 *
 * @param contacts whom to call
 */
public record INStartVideoCallIntent(List<INPerson> contacts) implements INIntent {
    public INStartVideoCallIntent {
        contacts = List.copyOf(contacts);
    }

    @Override
    public boolean wantsVideo() {
        return true;
    }
}
