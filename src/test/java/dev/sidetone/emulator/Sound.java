package dev.sidetone.emulator;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.avaudio.AVAudioSessionException;
import dev.sidetone.avaudio.AVAudioSessionMode;

/** How an app under test sets its session: the category, and never its activation. */
final class Sound {
    private Sound() {}

    static void configure(AVAudioSession session) {
        try {
            session.setCategory(
                    AVAudioSessionCategory.PLAY_AND_RECORD, AVAudioSessionMode.VOICE_CHAT);
        } catch (AVAudioSessionException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
