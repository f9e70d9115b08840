package dev.sidetone.system;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.avaudio.AVAudioSessionPort;
import dev.sidetone.avaudio.AVAudioSessionPortDescription;
import dev.sidetone.avaudio.AVAudioSessionPortOverride;
import dev.sidetone.avaudio.AVAudioSessionRouteChangeReason;
import dev.sidetone.avaudio.AVAudioSessionRouteDescription;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The phone's routes as its apps see them. Safe for use by several threads. */
final class Routing implements AVAudioSession.Hardware {
    private final RouteHardware hardware;
    private final BooleanSupplier heldByCall;
    private List<RouteHardware.Output> outputs;
    private AVAudioSessionRouteDescription route;
    private @Nullable String beforeOverride;

    Routing(RouteHardware hardware, BooleanSupplier heldByCall) {
        this.hardware = hardware;
        this.heldByCall = heldByCall;
        this.outputs = hardware.outputs();
        this.route = route(hardware);
    }

    private static AVAudioSessionRouteDescription route(RouteHardware hardware) {
        return new AVAudioSessionRouteDescription(
                hardware.inputs().stream()
                        .filter(RouteHardware.Input::selected)
                        .map(i -> new AVAudioSessionPortDescription(i.port(), i.name(), i.id()))
                        .toList(),
                hardware.outputs().stream()
                        .filter(RouteHardware.Output::selected)
                        .map(o -> new AVAudioSessionPortDescription(o.port(), o.name(), o.id()))
                        .toList());
    }

    @Override
    public AVAudioSessionRouteDescription route() {
        return route(hardware);
    }

    @Override
    public List<AVAudioSessionPortDescription> availableInputs() {
        return hardware.inputs().stream()
                .map(i -> new AVAudioSessionPortDescription(i.port(), i.name(), i.id()))
                .toList();
    }

    @Override
    public void preferInput(@Nullable AVAudioSessionPortDescription input) {
        hardware.selectInput(input == null ? "" : input.uid());
    }

    @Override
    public boolean heldByCall() {
        return heldByCall.getAsBoolean();
    }

    /** A4: to the speaker, or back to what was in use before. */
    @Override
    public void overrideOutput(AVAudioSessionPortOverride override) {
        String id;
        synchronized (this) {
            id = override == AVAudioSessionPortOverride.SPEAKER ? toSpeaker() : back();
        }
        if (id != null) {
            hardware.select(id);
        }
    }

    /** A person's own choice: an override is over. */
    void select(String id) {
        synchronized (this) {
            beforeOverride = null;
        }
        hardware.select(id);
    }

    private @Nullable String toSpeaker() {
        for (RouteHardware.Output output : hardware.outputs()) {
            if (output.selected() && output.port() != AVAudioSessionPort.BUILT_IN_SPEAKER) {
                beforeOverride = output.id();
            }
        }
        return first(AVAudioSessionPort.BUILT_IN_SPEAKER);
    }

    private @Nullable String back() {
        String before = beforeOverride;
        beforeOverride = null;
        return before != null ? before : first(AVAudioSessionPort.BUILT_IN_RECEIVER);
    }

    private @Nullable String first(AVAudioSessionPort port) {
        return hardware.outputs().stream()
                .filter(output -> output.port() == port)
                .map(RouteHardware.Output::id)
                .findFirst()
                .orElse(null);
    }

    /** The last call is over: an app's override ends with it. */
    void callsOver() {
        String before;
        synchronized (this) {
            before = beforeOverride;
            beforeOverride = null;
        }
        if (before != null) {
            hardware.select(before);
        }
    }

    /** Compares with what was; null when apps need not know. */
    synchronized AVAudioSession.@Nullable RouteChange changed() {
        List<RouteHardware.Output> now = hardware.outputs();
        AVAudioSessionRouteDescription previous = route;
        Set<String> before = ids(outputs);
        outputs = now;
        route = route(hardware);
        AVAudioSessionRouteChangeReason reason = reason(before, ids(now), previous);
        return reason == null ? null : new AVAudioSession.RouteChange(reason, previous);
    }

    private @Nullable AVAudioSessionRouteChangeReason reason(
            Set<String> before, Set<String> now, AVAudioSessionRouteDescription previous) {
        Set<String> added = new HashSet<>(now);
        added.removeAll(before);
        if (!added.isEmpty()) {
            return AVAudioSessionRouteChangeReason.NEW_DEVICE_AVAILABLE;
        }
        if (!now.containsAll(before)) {
            return AVAudioSessionRouteChangeReason.OLD_DEVICE_UNAVAILABLE;
        }
        return route.equals(previous) ? null : AVAudioSessionRouteChangeReason.OVERRIDE;
    }

    private static Set<String> ids(List<RouteHardware.Output> outputs) {
        return outputs.stream().map(RouteHardware.Output::id).collect(Collectors.toSet());
    }
}
