package dev.sidetone.system.sound;

import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.avaudio.AVAudioSessionCategoryOptions;
import dev.sidetone.avaudio.AVAudioSessionConfiguration;

/** What kind of route the session in charge asks for (A4). */
public enum RouteWish {
    /** No session is active: the route stays as the hardware has it. */
    ANY,
    /** Neither inputs nor outputs. */
    NOTHING,
    /** Outputs alone; the receiver is for talking and is not among them. */
    OUTPUT,
    /** Inputs alone. */
    INPUT,
    /** Both, with the receiver where nothing is connected. */
    TALK,
    /** Both, with the speaker where nothing is connected. */
    TALK_LOUD;

    /** What a session of this configuration asks for. */
    public static RouteWish of(AVAudioSessionConfiguration configuration) {
        AVAudioSessionCategory category = configuration.category();
        if (category == AVAudioSessionCategory.PLAY_AND_RECORD) {
            return configuration.effectively(AVAudioSessionCategoryOptions.DEFAULT_TO_SPEAKER)
                    ? TALK_LOUD
                    : TALK;
        }
        if (category.hasInput()) {
            return category.hasOutput() ? TALK_LOUD : INPUT;
        }
        return category.hasOutput() ? OUTPUT : NOTHING;
    }

    /** Whether the route has inputs. */
    public boolean hasInput() {
        return this != OUTPUT && this != NOTHING;
    }

    /** Whether the route has outputs. */
    public boolean hasOutput() {
        return this != INPUT && this != NOTHING;
    }
}
