package dev.sidetone.testing;

import dev.sidetone.avaudio.AVAudioSessionPort;
import dev.sidetone.system.RouteHardware;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A receiver and a speaker, and what is plugged in. The receiver is in use at first. */
public final class FakeRoutes implements RouteHardware {
    private final Map<String, AVAudioSessionPort> ports = new LinkedHashMap<>();
    private final List<Runnable> observers = new ArrayList<>();
    private String selected = "receiver";

    public FakeRoutes() {
        ports.put("receiver", AVAudioSessionPort.BUILT_IN_RECEIVER);
        ports.put("speaker", AVAudioSessionPort.BUILT_IN_SPEAKER);
    }

    public void plug(String id) {
        ports.put(id, AVAudioSessionPort.HEADPHONES);
        selected = id;
        observers.forEach(Runnable::run);
    }

    public void unplug(String id) {
        ports.remove(id);
        selected = "receiver";
        observers.forEach(Runnable::run);
    }

    /** Something else about the sound has changed. */
    public void stir() {
        observers.forEach(Runnable::run);
    }

    public String selected() {
        return selected;
    }

    @Override
    public List<Output> outputs() {
        return ports.entrySet().stream()
                .map(
                        e ->
                                new Output(
                                        e.getKey(),
                                        e.getValue(),
                                        e.getKey(),
                                        "device",
                                        e.getKey().equals(selected)))
                .toList();
    }

    @Override
    public void select(String id) {
        if (ports.containsKey(id)) {
            selected = id;
            observers.forEach(Runnable::run);
        }
    }

    @Override
    public void onChange(Runnable observer) {
        observers.add(observer);
    }
}
