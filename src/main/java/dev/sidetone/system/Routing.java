package dev.sidetone.system;

import dev.sidetone.avaudio.AVAudioSessionPort;
import dev.sidetone.avaudio.AVAudioSessionPortDescription;
import dev.sidetone.avaudio.AVAudioSessionPortOverride;
import dev.sidetone.avaudio.AVAudioSessionRouteChange;
import dev.sidetone.avaudio.AVAudioSessionRouteChangeReason;
import dev.sidetone.avaudio.AVAudioSessionRouteDescription;
import dev.sidetone.system.RouteHardware.Output;
import dev.sidetone.system.sound.RouteWish;
import dev.sidetone.system.sound.SoundHardware;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * The phone's routes as its apps see them: what the hardware has in use, less what the session in
 * charge cannot use (A4). Safe for use by several threads.
 */
final class Routing implements SoundHardware {
    private final RouteHardware hardware;
    private final Connections connections;
    private RouteWish wish = RouteWish.ANY;
    private AVAudioSessionRouteDescription route;
    private @Nullable String beforeOverride;
    private @Nullable String beforeLoud;

    Routing(RouteHardware hardware) {
        this.hardware = hardware;
        this.connections = new Connections(hardware.outputs());
        this.route = view();
    }

    private AVAudioSessionRouteDescription view() {
        return new AVAudioSessionRouteDescription(
                wish.hasInput()
                        ? hardware.inputs().stream()
                                .filter(RouteHardware.Input::selected)
                                .map(Routing::description)
                                .toList()
                        : List.of(),
                wish.hasOutput() ? outputs() : List.of());
    }

    /** The receiver is for talking: who only plays is heard from the speaker. */
    private List<AVAudioSessionPortDescription> outputs() {
        List<Output> all = hardware.outputs();
        return all.stream()
                .filter(Output::selected)
                .map(
                        output ->
                                wish == RouteWish.OUTPUT
                                                && output.port()
                                                        == AVAudioSessionPort.BUILT_IN_RECEIVER
                                        ? Connections.first(
                                                all, AVAudioSessionPort.BUILT_IN_SPEAKER)
                                        : output)
                .filter(Objects::nonNull)
                .map(o -> new AVAudioSessionPortDescription(o.port(), o.name(), o.id()))
                .toList();
    }

    private static AVAudioSessionPortDescription description(RouteHardware.Input input) {
        return new AVAudioSessionPortDescription(input.port(), input.name(), input.id());
    }

    @Override
    public synchronized AVAudioSessionRouteDescription route() {
        return view();
    }

    @Override
    public List<AVAudioSessionPortDescription> inputs() {
        return hardware.inputs().stream().map(Routing::description).toList();
    }

    @Override
    public void preferInput(@Nullable AVAudioSessionPortDescription input) {
        hardware.selectInput(input == null ? "" : input.uid());
    }

    /** A4: to the speaker, or back to what was in use before. */
    @Override
    public void overrideOutput(AVAudioSessionPortOverride override) {
        String id;
        synchronized (this) {
            id = override == AVAudioSessionPortOverride.SPEAKER ? toSpeaker() : back();
        }
        select(id, false);
    }

    /** A person's own choice: an override is over. */
    void select(String id) {
        select(id, true);
    }

    private void select(@Nullable String id, boolean ownChoice) {
        synchronized (this) {
            if (ownChoice) {
                beforeOverride = null;
                beforeLoud = null;
            }
        }
        if (id != null) {
            hardware.select(id);
        }
    }

    private @Nullable String toSpeaker() {
        Output used = Connections.selected(hardware.outputs());
        if (used != null && used.port() != AVAudioSessionPort.BUILT_IN_SPEAKER) {
            beforeOverride = used.id();
        }
        return builtIn(AVAudioSessionPort.BUILT_IN_SPEAKER);
    }

    private @Nullable String back() {
        String before = beforeOverride;
        beforeOverride = null;
        return before != null ? before : builtIn(AVAudioSessionPort.BUILT_IN_RECEIVER);
    }

    private @Nullable String builtIn(AVAudioSessionPort port) {
        Output output = Connections.first(hardware.outputs(), port);
        return output == null ? null : output.id();
    }

    /** The last call is over: an app's override ends with it. */
    void callsOver() {
        String before;
        synchronized (this) {
            before = beforeOverride;
            beforeOverride = null;
        }
        select(before, false);
    }

    /**
     * A4: the speaker by default where nothing is connected, as long as such a session is in
     * charge; another category ends an override. A8: what apps are told of it.
     */
    @Override
    public synchronized @Nullable AVAudioSessionRouteChange govern(
            RouteWish next, boolean categorySet) {
        AVAudioSessionRouteDescription previous = route;
        wish = next;
        if (categorySet && beforeOverride != null) {
            hardware.select(back());
        }
        if (next == RouteWish.TALK_LOUD) {
            beLoud();
        } else if (beforeLoud != null) {
            hardware.select(beforeLoud);
            beforeLoud = null;
        }
        route = view();
        return route.equals(previous) ? null : new AVAudioSessionRouteChange(why(), previous);
    }

    private AVAudioSessionRouteChangeReason why() {
        boolean useless =
                wish.hasInput() && route.inputs().isEmpty()
                        || wish.hasOutput() && route.outputs().isEmpty();
        return useless
                ? AVAudioSessionRouteChangeReason.NO_SUITABLE_ROUTE_FOR_CATEGORY
                : AVAudioSessionRouteChangeReason.CATEGORY_CHANGE;
    }

    private void beLoud() {
        List<Output> all = hardware.outputs();
        Output used = Connections.selected(all);
        String speaker = builtIn(AVAudioSessionPort.BUILT_IN_SPEAKER);
        boolean alone = all.stream().allMatch(output -> output.port().isBuiltIn());
        if (alone
                && speaker != null
                && used != null
                && used.port() == AVAudioSessionPort.BUILT_IN_RECEIVER) {
            beforeLoud = used.id();
            hardware.select(speaker);
        }
    }

    @Override
    public synchronized @Nullable AVAudioSessionRouteChange changed() {
        AVAudioSessionRouteDescription previous = route;
        Connections.Change change = connections.compare(hardware.outputs());
        if (change != Connections.Change.NONE && !hardware.choosesItself()) {
            choose(change);
        }
        Output used = Connections.selected(hardware.outputs());
        if (used == null || used.port() != AVAudioSessionPort.BUILT_IN_SPEAKER) {
            beforeOverride = null;
            beforeLoud = null;
        }
        route = view();
        return switch (change) {
            case CAME -> tell(AVAudioSessionRouteChangeReason.NEW_DEVICE_AVAILABLE, previous);
            case WENT -> tell(AVAudioSessionRouteChangeReason.OLD_DEVICE_UNAVAILABLE, previous);
            case NONE ->
                    route.equals(previous)
                            ? null
                            : tell(AVAudioSessionRouteChangeReason.OVERRIDE, previous);
        };
    }

    private static AVAudioSessionRouteChange tell(
            AVAudioSessionRouteChangeReason reason, AVAudioSessionRouteDescription previous) {
        return new AVAudioSessionRouteChange(reason, previous);
    }

    /** A5: what came last is used; when it goes, what came before it. */
    private void choose(Connections.Change change) {
        List<Output> all = hardware.outputs();
        if (change == Connections.Change.CAME || Connections.selected(all) == null) {
            Output lastIn = connections.lastIn(all);
            AVAudioSessionPort builtIn =
                    wish == RouteWish.TALK_LOUD
                            ? AVAudioSessionPort.BUILT_IN_SPEAKER
                            : AVAudioSessionPort.BUILT_IN_RECEIVER;
            String id = lastIn != null ? lastIn.id() : builtIn(builtIn);
            if (id != null) {
                hardware.select(id);
            }
        }
    }
}
