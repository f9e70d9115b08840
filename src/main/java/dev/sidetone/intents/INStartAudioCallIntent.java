package dev.sidetone.intents;

import java.util.List;

/**
 * Start a call without video; iOS 10 to 12 (R100).
 *
 * @param contacts whom to call
 */
public record INStartAudioCallIntent(List<INPerson> contacts) implements INIntent {
    public INStartAudioCallIntent {
        contacts = List.copyOf(contacts);
    }

    @Override
    public boolean wantsVideo() {
        return false;
    }
}
