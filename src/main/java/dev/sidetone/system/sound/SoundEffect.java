package dev.sidetone.system.sound;

import dev.sidetone.avaudio.AVAudioSessionInterruptionReason;
import dev.sidetone.avaudio.AVAudioSessionSilenceSecondaryAudioHintType;

import java.time.Duration;

/** What the owner of the phone's sound wants done, in this order. */
public sealed interface SoundEffect {
    record PostInterruptionBegan(String app, AVAudioSessionInterruptionReason reason)
            implements SoundEffect {}

    record PostInterruptionEnded(String app, boolean shouldResume) implements SoundEffect {}

    record PostSilenceHint(String app, AVAudioSessionSilenceSecondaryAudioHintType type)
            implements SoundEffect {}

    record PostMediaServicesLost(String app) implements SoundEffect {}

    record PostMediaServicesReset(String app) implements SoundEffect {}

    /**
     * Another route is asked for: where it differs from that in use, apps hear of it (A8).
     *
     * @param categorySet whether the app in charge set another category: an override is over (A4)
     */
    record Reroute(RouteWish wish, boolean categorySet) implements SoundEffect {}

    /** The app's sound is to be turned down, or up again. */
    record Duck(String app, boolean down) implements SoundEffect {}

    record StartTimer(String app, long timer, Duration length) implements SoundEffect {}
}
