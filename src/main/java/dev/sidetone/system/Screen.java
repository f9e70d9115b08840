package dev.sidetone.system;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.avaudio.AVAudioSessionInterruptionReason;
import dev.sidetone.system.daemon.Surroundings;
import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.system.recents.RecentRules;
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
    }

    /** From any thread. */
    SystemSnapshot snapshot(DaemonState state) {
        return new Snapshots(state.filters().book())
                .of(
                        state,
                        device.switches(),
                        ports.routes().outputs(),
                        locked,
                        device.installed().stream().map(InstalledApp::line).toList());
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
    public void toggleLock() {
        device.setLocked(!locked);
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
        var book = device.daemon().state().filters().book();
        ports.recents()
                .add(
                        new RecentEntry(
                                call.uuid(),
                                new Snapshots(book).name(call.facts()),
                                call.facts().handle(),
                                call.app(),
                                call.outgoing(),
                                call.facts().hasVideo(),
                                RecentRules.outcome(
                                        call.outgoing(),
                                        call.connectedAt() != null,
                                        call.missed(),
                                        call.failed()),
                                call.since(),
                                call.connectedAt(),
                                call.until()));
    }

    @Override
    public void changed(DaemonState state) {
        boolean callsNow = !state.calls().isEmpty();
        if (inCall && !callsNow) {
            routing.callsOver();
        }
        inCall = callsNow;
        device.wishes().learn(state);
        device.sound().calls(Callers.owner(state), Callers.ringing(state), callsNow);
        if (!observers.isEmpty()) {
            SystemSnapshot snapshot = snapshot(state);
            observers.forEach(observer -> observer.accept(snapshot));
        }
    }
}
