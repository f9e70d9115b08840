package dev.sidetone.system;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.avaudio.AVAudioSessionInterruptionReason;
import dev.sidetone.system.daemon.Surroundings;
import dev.sidetone.system.rules.DaemonEffect.Ring;
import dev.sidetone.system.rules.EndedCall;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the daemon makes a person see and hear. On the system queue. */
final class Screen implements Surroundings {
    private static final String OWN_RINGTONE = "ringtone";

    private final DevicePorts ports;
    private final Routing routing;
    private final Snapshots snapshots;
    private final List<Consumer<SystemSnapshot>> observers = new ArrayList<>();
    private final Device device;
    private final Trace trace;
    private volatile boolean locked;
    private boolean inCall;

    Screen(DevicePorts ports, Routing routing, Device device) {
        this.ports = ports;
        this.routing = routing;
        this.device = device;
        this.trace = device.trace();
        this.snapshots = new Snapshots(ports.contacts());
    }

    /** From any thread. */
    SystemSnapshot snapshot(DaemonState state) {
        return snapshots.of(
                state,
                device.switches(),
                ports.routes().outputs(),
                locked,
                device.apps().stream().map(InstalledApp::line).toList());
    }

    void observe(DaemonState state, Consumer<SystemSnapshot> observer) {
        observers.add(observer);
        observer.accept(snapshot(state));
    }

    void lock(boolean on) {
        locked = on;
    }

    boolean locked() {
        return locked;
    }

    @Override
    public void relaunch(String app) {
        device.relaunch(app);
    }

    @Override
    public void interrupted(AVAudioSession session) {
        device.sound().interrupt(session, AVAudioSessionInterruptionReason.DEFAULT);
    }

    @Override
    public void ring(Ring what) {
        String own = what.ringtone();
        switch (what.how()) {
            case NOTHING -> ports.ringer().stop();
            case RINGTONE -> ports.ringer().ring(own == null ? OWN_RINGTONE : there(own));
            case CALL_WAITING -> ports.ringer().callWaiting();
        }
    }

    /** U9: for an app's ringtone that is missing the phone's own rings. */
    private String there(String ringtone) {
        if (ports.ringer().has(ringtone)) {
            return ringtone;
        }
        trace.add(Layer.SYSTEM, "RingtoneMissing", null, ringtone);
        return OWN_RINGTONE;
    }

    @Override
    public void dtmf(String digits) {
        ports.ringer().dtmf(digits);
    }

    @Override
    public void endTone() {
        ports.ringer().endTone();
    }

    @Override
    public void enlist(EndedCall call) {
        ports.recents()
                .add(
                        new RecentCall(
                                call.uuid(),
                                snapshots.name(call.facts()),
                                call.app(),
                                call.outgoing(),
                                call.connected(),
                                call.missed(),
                                call.since(),
                                call.until()));
    }

    @Override
    public void changed(DaemonState state) {
        boolean callsNow = !state.calls().isEmpty();
        if (inCall && !callsNow) {
            routing.callsOver();
        }
        inCall = callsNow;
        device.sound().calls(Callers.owner(state), Callers.ringing(state), callsNow);
        if (!observers.isEmpty()) {
            SystemSnapshot snapshot = snapshot(state);
            observers.forEach(observer -> observer.accept(snapshot));
        }
    }
}
