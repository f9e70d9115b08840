package dev.sidetone.system.sound;

import static dev.sidetone.avaudio.AVAudioSessionSilenceSecondaryAudioHintType.BEGIN;
import static dev.sidetone.avaudio.AVAudioSessionSilenceSecondaryAudioHintType.END;

import dev.sidetone.system.sound.SoundEvent.AppActivated;
import dev.sidetone.system.sound.SoundEvent.AppCameToFront;
import dev.sidetone.system.sound.SoundEvent.AppDeactivated;
import dev.sidetone.system.sound.SoundEvent.AppInterrupted;
import dev.sidetone.system.sound.SoundEvent.AppKilled;
import dev.sidetone.system.sound.SoundEvent.AppLaunched;
import dev.sidetone.system.sound.SoundEvent.AppLeft;
import dev.sidetone.system.sound.SoundEvent.CallRang;
import dev.sidetone.system.sound.SoundEvent.CallSoundReleased;
import dev.sidetone.system.sound.SoundEvent.CallSoundTaken;
import dev.sidetone.system.sound.SoundEvent.CallStoppedRinging;
import dev.sidetone.system.sound.SoundEvent.CallsOver;
import dev.sidetone.system.sound.SoundEvent.CategorySet;
import dev.sidetone.system.sound.SoundEvent.IOStarted;
import dev.sidetone.system.sound.SoundEvent.IOStopped;
import dev.sidetone.system.sound.SoundEvent.MediaServicesLost;
import dev.sidetone.system.sound.SoundEvent.MediaServicesReset;
import dev.sidetone.system.sound.SoundEvent.MicrophoneAvailable;
import dev.sidetone.system.sound.SoundEvent.MicrophoneMuted;
import dev.sidetone.system.sound.SoundEvent.NoInterruptionsPreferred;
import dev.sidetone.system.sound.SoundEvent.PermissionSet;
import dev.sidetone.system.sound.SoundEvent.TimerElapsed;

import java.util.Objects;

/**
 * The transitions of the phone's sound: what an event leads to, and then what follows from the new
 * state alone – the route (A8), who is turned down, who should fall silent. Events of apps that do
 * not run change nothing.
 */
public final class SoundRules {
    private SoundRules() {}

    public static SoundTransition apply(SoundState state, SoundEvent event, SoundPolicy policy) {
        SoundStep step = new SoundStep(state, policy);
        switch (event) {
            case AppLaunched it -> step.put(AppSound.launched(it.app(), it.backgroundAudio()));
            case PermissionSet it -> step.permission(it.app(), it.permission());
            case MicrophoneAvailable it -> step.microphone(it.available());
            case CallRang it -> CallSound.rang(step, it.whose());
            case CallStoppedRinging _ -> CallSound.stoppedRinging(step);
            case CallSoundTaken it -> CallSound.taken(step, it.by());
            case CallSoundReleased _ -> CallSound.released(step);
            case CallsOver _ -> CallSound.over(step);
            case MicrophoneMuted it -> MediaSound.muted(step, it.muted());
            case MediaServicesLost _ -> MediaSound.lost(step);
            case MediaServicesReset _ -> MediaSound.reset(step);
            default -> ofApp(step, event);
        }
        settle(step, event instanceof CategorySet set ? set.app() : "");
        return step.done();
    }

    private static void ofApp(SoundStep step, SoundEvent event) {
        switch (event) {
            case AppCameToFront it when runs(step, it.app()) -> AppLives.front(step, it.app());
            case AppLeft it when runs(step, it.app()) -> AppLives.left(step, it.app());
            case AppKilled it when runs(step, it.app()) -> AppLives.killed(step, it.app());
            case TimerElapsed it when runs(step, it.app()) ->
                    AppLives.elapsed(step, it.app(), it.timer());
            case CategorySet it when runs(step, it.app()) ->
                    Activations.configured(step, it.app(), it.configuration());
            case AppActivated it when runs(step, it.app()) -> Activations.on(step, it.app());
            case AppDeactivated it when runs(step, it.app()) ->
                    Activations.off(step, it.app(), it.notifyOthers());
            case IOStarted it when runs(step, it.app()) -> Activations.started(step, it.app());
            case IOStopped it when runs(step, it.app()) ->
                    step.update(it.app(), session -> session.running(false));
            case NoInterruptionsPreferred it when runs(step, it.app()) ->
                    step.update(
                            it.app(), session -> session.preferringNoInterruptions(it.preferred()));
            case AppInterrupted it when runs(step, it.app()) ->
                    step.interrupt(it.app(), null, it.reason());
            default -> {}
        }
    }

    private static boolean runs(SoundStep step, String app) {
        return step.state().session(app) != null;
    }

    private static void settle(SoundStep step, String configured) {
        SoundState before = step.before();
        RouteWish wish = step.state().wish();
        if (wish != before.wish()) {
            boolean categorySet = before.isActive(configured) && inCharge(before, configured);
            step.effect(new SoundEffect.Reroute(wish, categorySet));
        }
        for (AppSound session : step.state().all()) {
            AppSound old = before.session(session.app());
            if (old != null) {
                settle(step, old, session);
            }
        }
    }

    private static boolean inCharge(SoundState state, String app) {
        return state.owner().is(app) || state.owner().equals(SoundOwner.NOBODY);
    }

    private static void settle(SoundStep step, AppSound old, AppSound now) {
        String app = now.app();
        boolean ducked = step.state().ducked(app);
        if (ducked != step.before().ducked(app)) {
            step.effect(new SoundEffect.Duck(app, ducked));
        }
        boolean hint = step.state().primaryPlays(app);
        boolean listens = old.inFront() && now.inFront() && old.active() && now.active();
        if (listens && hint != step.before().primaryPlays(app)) {
            step.effect(new SoundEffect.PostSilenceHint(app, hint ? BEGIN : END));
        }
    }

    /** Frees all whom this interruption stopped, as the phone does for its own. */
    static void freeAll(SoundStep step, Interruption by, boolean shouldResume) {
        for (AppSound session : step.state().all()) {
            if (Objects.equals(session.interruption(), by)) {
                step.free(session.app(), shouldResume);
            }
        }
    }
}
