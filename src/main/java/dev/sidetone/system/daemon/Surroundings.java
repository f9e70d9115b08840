package dev.sidetone.system.daemon;

import dev.sidetone.system.rules.DaemonEffect.Ring;
import dev.sidetone.system.rules.EndedCall;
import dev.sidetone.system.state.DaemonState;

/** What the daemon uses of the phone. Called on the system queue; returns at once. */
public interface Surroundings {
    void ring(Ring what);

    void dtmf(String digits);

    void endTone();

    void enlist(EndedCall call);

    /** The daemon knows something new. */
    void changed(DaemonState state);
}
