package dev.sidetone.system;

import dev.sidetone.avaudio.AVAudioSessionPort;

import java.util.List;

/** The outputs of the phone and the one in use. Callable from any thread, returns at once. */
public interface RouteHardware {
    /** What can be chosen; at least the receiver. */
    List<Output> outputs();

    /** Chooses by id; an unknown id changes nothing. */
    void select(String id);

    /** Tells that the list or the choice has changed. */
    void onChange(Runnable observer);

    /**
     * One output with its input.
     *
     * @param id for {@link #select}
     * @param port as AVAudioSession names it
     * @param name for a person
     * @param device name of the real device
     * @param selected whether it is in use
     */
    record Output(
            String id, AVAudioSessionPort port, String name, String device, boolean selected) {}
}
