package dev.sidetone.emulator;

import dev.sidetone.avaudio.AVAudioSessionPort;
import dev.sidetone.system.RouteHardware;

import java.util.ArrayList;
import java.util.List;

/** A phone's own receiver and speaker. */
final class TwoRoutes implements RouteHardware {
    private final List<Runnable> observers = new ArrayList<>();
    private String selected = "receiver";

    @Override
    public List<Output> outputs() {
        return List.of(
                output("receiver", AVAudioSessionPort.BUILT_IN_RECEIVER, "Receiver"),
                output("speaker", AVAudioSessionPort.BUILT_IN_SPEAKER, "Speaker"));
    }

    private Output output(String id, AVAudioSessionPort port, String name) {
        return new Output(id, port, name, "", id.equals(selected));
    }

    @Override
    public void select(String id) {
        if (outputs().stream().anyMatch(output -> output.id().equals(id)) && !selected.equals(id)) {
            selected = id;
            observers.forEach(Runnable::run);
        }
    }

    @Override
    public void onChange(Runnable observer) {
        observers.add(observer);
    }
}
