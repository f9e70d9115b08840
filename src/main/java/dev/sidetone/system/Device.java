package dev.sidetone.system;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.avaudio.AVAudioSessionPort;
import dev.sidetone.avaudio.AVAudioSessionPortDescription;
import dev.sidetone.avaudio.AVAudioSessionPortOverride;
import dev.sidetone.avaudio.AVAudioSessionRouteChangeReason;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A phone: its call daemon, its sheets, the owner of its sound, and the apps installed on it.
 * Several live in one process and share nothing. All methods may be called from any thread.
 */
public final class Device implements AutoCloseable {
    private final Time time;
    private final Trace trace;
    private final DevicePorts ports;
    private final SerialQueue queue;
    private final CallDaemon daemon;
    private final List<InstalledApp> apps = new CopyOnWriteArrayList<>();
    private final List<Consumer<SystemSnapshot>> observers = new ArrayList<>();

    /** A phone without apps. */
    public Device(String name, Time time, Trace trace, DevicePorts ports) {
        this.time = time;
        this.trace = trace;
        this.ports = ports;
        this.queue = time.queue(name + " system");
        this.daemon = new CallDaemon(time, trace, queue, ports, this::publish);
        ports.routes().onChange(() -> queue.execute(this::routeChanged));
        ports.pushLink().open(ports.deviceToken(), this::pushed);
    }

    /** Puts an app on the phone; {@link InstalledApp#launch()} starts it. */
    public InstalledApp install(String name, App app) {
        InstalledApp installed = new InstalledApp(name, app, this);
        apps.add(installed);
        return installed;
    }

    /** Tells every state of the screen from now on, on the system queue, beginning with this. */
    public void observe(Consumer<SystemSnapshot> observer) {
        queue.execute(
                () -> {
                    observers.add(observer);
                    observer.accept(snapshot());
                });
    }

    /** What the screen shows now. */
    public SystemSnapshot snapshot() {
        return Snapshots.of(daemon.state(), ports.routes().outputs());
    }

    /** Accept on the incoming sheet. */
    public void answer(UUID call) {
        daemon.gesture(new CXAnswerCallAction(call));
    }

    /** Decline on the incoming sheet, or the red button. */
    public void end(UUID call) {
        daemon.gesture(new CXEndCallAction(call));
    }

    /** A choice from the audio button's list. */
    public void selectRoute(String id) {
        ports.routes().select(id);
    }

    private void pushed(Map<String, Object> payload) {
        queue.execute(
                () -> {
                    trace.add(
                            Layer.PUSH,
                            "PushReceived",
                            payload.get("twi_call_sid"),
                            payload.get("twi_message_type"));
                    apps.forEach(app -> app.push(payload));
                });
    }

    private void publish(PhoneState state) {
        SystemSnapshot snapshot = Snapshots.of(state, ports.routes().outputs());
        observers.forEach(observer -> observer.accept(snapshot));
    }

    private void routeChanged() {
        trace.add(Layer.AUDIO_SESSION, "RouteChanged", null, selected());
        for (InstalledApp app : apps) {
            app.audioSession().routeChanged(AVAudioSessionRouteChangeReason.OVERRIDE);
        }
        publish(daemon.state());
    }

    private String selected() {
        return ports.routes().outputs().stream()
                .filter(RouteHardware.Output::selected)
                .map(RouteHardware.Output::name)
                .findFirst()
                .orElse("");
    }

    Time time() {
        return time;
    }

    CallDaemon daemon() {
        return daemon;
    }

    byte[] deviceToken() {
        return ports.deviceToken();
    }

    /** The phone's sound as apps see it. */
    AVAudioSession.Hardware sound() {
        return new AVAudioSession.Hardware() {
            @Override
            public List<AVAudioSessionPortDescription> outputs() {
                return ports.routes().outputs().stream()
                        .filter(RouteHardware.Output::selected)
                        .map(o -> new AVAudioSessionPortDescription(o.port(), o.name(), o.id()))
                        .toList();
            }

            @Override
            public List<AVAudioSessionPortDescription> inputs() {
                return List.of(
                        new AVAudioSessionPortDescription(
                                AVAudioSessionPort.BUILT_IN_MIC, "Microphone", "microphone"));
            }

            @Override
            public void overrideOutput(AVAudioSessionPortOverride override) {
                AVAudioSessionPort wanted =
                        override == AVAudioSessionPortOverride.SPEAKER
                                ? AVAudioSessionPort.BUILT_IN_SPEAKER
                                : AVAudioSessionPort.BUILT_IN_RECEIVER;
                ports.routes().outputs().stream()
                        .filter(o -> o.port() == wanted)
                        .findFirst()
                        .ifPresent(o -> ports.routes().select(o.id()));
            }

            @Override
            public boolean heldByCall() {
                return !SessionRules.active(daemon.state()).isEmpty();
            }
        };
    }

    /** Switches the phone off: apps are killed. */
    @Override
    public void close() {
        apps.forEach(InstalledApp::kill);
        queue.execute(queue::close);
    }
}
