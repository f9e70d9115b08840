package dev.sidetone.system.sound;

import static dev.sidetone.avaudio.AVAudioSessionInterruptionReason.APP_WAS_SUSPENDED;

import org.jspecify.annotations.Nullable;

/** What an app's life does to its sound, and to that of others: tables F to H. */
final class AppLives {
    private AppLives() {}

    static void front(SoundStep step, String app) {
        for (AppSound other : step.state().all()) {
            if (other.inFront() && !other.app().equals(app)) {
                left(step, other.app());
            }
        }
        boolean missedIt = step.session(app).suspended();
        step.update(app, session -> session.inFront(true));
        if (missedIt && step.policy().suspensionIsTold()) {
            step.effect(new SoundEffect.PostInterruptionBegan(app, APP_WAS_SUSPENDED));
        }
        Interruption interruption = step.session(app).interruption();
        if (interruption != null && interruption.by() == Interruption.By.APP) {
            returned(step, app, interruption);
        }
    }

    /** H: at once after a killed app; F, G: after a while, if its app does not play on unseen. */
    private static void returned(SoundStep step, String app, Interruption interruption) {
        if (interruption.killed()) {
            step.free(app, false);
        } else if (!playsUnseen(step.state().session(interruption.app()))
                && step.policy().endedAfterReturn() != null) {
            step.startTimer(app, step.policy().endedAfterReturn());
        }
    }

    private static boolean playsUnseen(@Nullable AppSound interrupter) {
        return interrupter != null
                && interrupter.backgroundAudio()
                && interrupter.active()
                && interrupter.running();
    }

    static void left(SoundStep step, String app) {
        step.update(app, session -> session.inFront(false));
        AppSound session = step.session(app);
        if (session.active()
                && !session.backgroundAudio()
                && step.policy().suspensionDeactivates()) {
            step.startTimer(app, SoundPolicy.FEW_SECONDS);
        }
    }

    /** A timer that a later one has replaced is nothing. */
    static void elapsed(SoundStep step, String app, long timer) {
        AppSound session = step.session(app);
        if (session.timer() != timer) {
            return;
        }
        Interruption interruption = session.interruption();
        if (session.inFront() && interruption != null) {
            suspend(step, interruption.app());
            step.free(app, false);
        } else if (!session.inFront()) {
            suspend(step, app);
        }
    }

    private static void suspend(SoundStep step, String app) {
        AppSound session = step.state().session(app);
        if (session != null
                && session.active()
                && !session.inFront()
                && !session.backgroundAudio()) {
            step.put(session.suspendedNow());
        }
    }

    static void killed(SoundStep step, String app) {
        step.remove(app);
        for (AppSound other : step.state().all()) {
            Interruption interruption = other.interruption();
            if (interruption != null && interruption.isBy(app)) {
                step.put(other.interrupted(interruption.byKilled()));
                if (other.inFront()) {
                    step.free(other.app(), false);
                }
            }
        }
    }
}
