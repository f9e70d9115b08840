package dev.sidetone.system.sound;

import static dev.sidetone.avaudio.AVAudioSessionInterruptionReason.DEFAULT;

/**
 * What calls do to the sessions of apps: their ringing interrupts at once (A6, R80) – unless an app
 * asked not to be, where it rings in a banner (A7) – and so does the sound of one that is answered.
 * All hear of the end when the last call is over.
 */
final class CallSound {
    private CallSound() {}

    static void rang(SoundStep step, SoundOwner whose) {
        step.calls(step.state().owner(), whose, true);
        for (AppSound session : step.state().all()) {
            boolean spared = session.prefersNoInterruptions() && step.policy().ringingAsBanner();
            if (!spared && whose.isOther(session.app())) {
                interrupt(step, session);
            }
        }
    }

    static void taken(SoundStep step, SoundOwner by) {
        step.calls(by, step.state().ringing(), true);
        for (AppSound session : step.state().all()) {
            if (by.isOther(session.app())) {
                interrupt(step, session);
            }
        }
    }

    /** R77: the app whose call had the sound is told by the call's own hold, not from here. */
    private static void interrupt(SoundStep step, AppSound session) {
        if (session.active() && !step.state().owner().is(session.app())) {
            step.interrupt(session.app(), Interruption.PHONE, DEFAULT);
        }
    }

    static void stoppedRinging(SoundStep step) {
        step.calls(step.state().owner(), SoundOwner.NOBODY, step.state().calls());
    }

    static void released(SoundStep step) {
        step.calls(SoundOwner.NOBODY, step.state().ringing(), step.state().calls());
    }

    /** INF: a call that is held keeps others silent; so nobody plays while calls change hands. */
    static void over(SoundStep step) {
        step.calls(SoundOwner.NOBODY, SoundOwner.NOBODY, false);
        SoundRules.freeAll(step, Interruption.PHONE, step.policy().shouldResumeAfterPhoneCall());
    }
}
