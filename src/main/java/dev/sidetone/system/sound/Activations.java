package dev.sidetone.system.sound;

import static dev.sidetone.avaudio.AVAudioSessionCategoryOptions.INTERRUPT_SPOKEN_AUDIO_AND_MIX_WITH_OTHERS;
import static dev.sidetone.avaudio.AVAudioSessionInterruptionReason.DEFAULT;

import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.avaudio.AVAudioSessionConfiguration;
import dev.sidetone.avaudio.AVAudioSessionErrorCode;
import dev.sidetone.avaudio.AVAudioSessionMode;

import org.jspecify.annotations.Nullable;

/** What apps do with their sessions themselves, and what they are refused. */
final class Activations {
    private Activations() {}

    static void on(SoundStep step, String app) {
        AVAudioSessionErrorCode refusal = refusal(step, step.session(app));
        if (refusal != null) {
            step.refuse(refusal);
            return;
        }
        if (!step.session(app).active()) {
            long at = step.next();
            step.update(app, session -> session.activated(at));
            push(step, step.session(app));
        }
    }

    private static @Nullable AVAudioSessionErrorCode refusal(SoundStep step, AppSound session) {
        SoundState state = step.state();
        AVAudioSessionConfiguration set = session.configuration();
        if (state.mediaLost()) {
            return AVAudioSessionErrorCode.MEDIA_SERVICES_FAILED;
        }
        if (state.owner().is(session.app()) || callForbids(step, session.app(), set)) {
            return AVAudioSessionErrorCode.INSUFFICIENT_PRIORITY;
        }
        if (set.category() == AVAudioSessionCategory.RECORD && !state.microphone()) {
            return AVAudioSessionErrorCode.RESOURCE_NOT_AVAILABLE;
        }
        boolean unseen = !session.inFront() && !session.app().equals(state.nowPlaying());
        return unseen && !set.mixes() && !session.active()
                ? AVAudioSessionErrorCode.CANNOT_INTERRUPT_OTHERS
                : null;
    }

    /** A2: nobody but the call hears; playing along is allowed. */
    private static boolean callForbids(
            SoundStep step, String app, AVAudioSessionConfiguration set) {
        return step.state().takenFrom(app)
                && (set.category().hasInput() || !step.policy().playbackDuringCalls());
    }

    /** Takes the sound from those who cannot share it; never from a call (R81). */
    private static void push(SoundStep step, AppSound newcomer) {
        boolean mixes = newcomer.configuration().mixes();
        boolean overSpoken =
                newcomer.configuration().effectively(INTERRUPT_SPOKEN_AUDIO_AND_MIX_WITH_OTHERS);
        for (AppSound other : step.state().all()) {
            if (!other.active()
                    || other.app().equals(newcomer.app())
                    || step.state().owner().is(other.app())) {
                continue;
            }
            boolean spoken = other.configuration().mode() == AVAudioSessionMode.SPOKEN_AUDIO;
            if (!mixes && !other.configuration().mixes() || overSpoken && spoken) {
                step.interrupt(other.app(), Interruption.by(newcomer.app()), DEFAULT);
            }
        }
        if (!mixes) {
            step.nowPlaying(newcomer.app());
        }
    }

    /** A1: done, and yet an error where sound still ran. */
    static void off(SoundStep step, String app, boolean notifyOthers) {
        if (step.state().mediaLost()) {
            step.refuse(AVAudioSessionErrorCode.MEDIA_SERVICES_FAILED);
            return;
        }
        AppSound session = step.session(app);
        if (!session.active()) {
            return;
        }
        if (session.running() && step.policy().busyDeactivationFails()) {
            step.refuse(AVAudioSessionErrorCode.IS_BUSY);
        }
        step.put(session.deactivated());
        if (notifyOthers) {
            SoundRules.freeAll(step, Interruption.by(app), true);
        }
    }

    static void started(SoundStep step, String app) {
        AppSound session = step.session(app);
        AVAudioSessionErrorCode refusal = refusalToRun(step.state(), session);
        if (refusal != null) {
            step.refuse(refusal);
        } else {
            step.put(session.running(true));
        }
    }

    private static @Nullable AVAudioSessionErrorCode refusalToRun(
            SoundState state, AppSound session) {
        if (state.mediaLost()) {
            return AVAudioSessionErrorCode.MEDIA_SERVICES_FAILED;
        }
        if (!state.isActive(session.app())) {
            return AVAudioSessionErrorCode.SESSION_NOT_ACTIVE;
        }
        if (session.inFront() || state.owner().is(session.app())) {
            return null;
        }
        AVAudioSessionConfiguration set = session.configuration();
        boolean ambient =
                set.category() == AVAudioSessionCategory.AMBIENT
                        || set.category() == AVAudioSessionCategory.SOLO_AMBIENT;
        if (ambient || !session.backgroundAudio()) {
            return AVAudioSessionErrorCode.CANNOT_START_PLAYING;
        }
        return set.category().hasInput() && set.mixes()
                ? AVAudioSessionErrorCode.CANNOT_START_RECORDING
                : null;
    }

    /** An active session that begins to record, or that no longer mixes, is judged anew. */
    static void configured(SoundStep step, String app, AVAudioSessionConfiguration now) {
        AppSound session = step.session(app);
        AVAudioSessionConfiguration old = session.configuration();
        boolean wantsMore = now.category().hasInput() && !old.category().hasInput();
        if (step.state().mediaLost()) {
            step.refuse(AVAudioSessionErrorCode.MEDIA_SERVICES_FAILED);
        } else if (session.active() && wantsMore && step.state().takenFrom(app)) {
            step.refuse(AVAudioSessionErrorCode.INSUFFICIENT_PRIORITY);
        } else {
            step.put(session.configured(now));
            if (session.active() && old.mixes() && !now.mixes()) {
                push(step, step.session(app));
            }
        }
    }
}
