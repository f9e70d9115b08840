package dev.sidetone.system.daemon;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.system.rules.DaemonEffect.Ring;
import dev.sidetone.system.rules.EndedCall;
import dev.sidetone.system.state.DaemonState;

/** What the daemon uses of the phone. Called on the system queue; returns at once. */
public interface Surroundings {
    void ring(Ring what);

    void dtmf(String digits);

    void endTone();

    void enlist(EndedCall call);

    /** Locks the screen, or unlocks it (U10). */
    void toggleLock();

    /** An app that does not run is wanted for an action (R38). */
    void relaunch(String app);

    /** Somebody else takes the sound from the app of this session (R77). */
    void interrupted(AVAudioSession session);

    /** The daemon knows something new. */
    void changed(DaemonState state);
}
