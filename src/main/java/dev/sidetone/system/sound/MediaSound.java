package dev.sidetone.system.sound;

import static dev.sidetone.avaudio.AVAudioSessionCategoryOptions.OVERRIDE_MUTED_MICROPHONE_INTERRUPTION;
import static dev.sidetone.avaudio.AVAudioSessionInterruptionReason.BUILT_IN_MIC_MUTED;

/** What happens below all apps: the media services go and come back, the microphone is cut off. */
final class MediaSound {
    private MediaSound() {}

    /** Nothing plays, nothing can be activated until the reset ({@code msrv}). */
    static void lost(SoundStep step) {
        step.mediaLost(true);
        for (AppSound session : step.state().all()) {
            step.put(session.deactivated());
            step.effect(new SoundEffect.PostMediaServicesLost(session.app()));
        }
    }

    /** All that apps had set is forgotten. */
    static void reset(SoundStep step) {
        step.mediaLost(false);
        for (AppSound session : step.state().all()) {
            step.put(session.reset());
            step.effect(new SoundEffect.PostMediaServicesReset(session.app()));
        }
    }

    /** Sessions that record are interrupted, unless they asked to go on with silence. */
    static void muted(SoundStep step, boolean muted) {
        if (!muted) {
            SoundRules.freeAll(step, Interruption.MICROPHONE, true);
            return;
        }
        for (AppSound session : step.state().all()) {
            boolean records =
                    session.active()
                            && session.running()
                            && session.configuration().category().hasInput();
            if (records
                    && !session.configuration()
                            .effectively(OVERRIDE_MUTED_MICROPHONE_INTERRUPTION)) {
                step.interrupt(session.app(), Interruption.MICROPHONE, BUILT_IN_MIC_MUTED);
            }
        }
    }
}
