package dev.sidetone.system;

import dev.sidetone.avaudio.AVAudioSessionPort;

import java.util.List;

/** The outputs and inputs of the phone. Callable from any thread, returns at once. */
public interface RouteHardware {
    /** What can be chosen; at least the receiver. */
    List<Output> outputs();

    /** Chooses by id; an unknown id changes nothing. */
    void select(String id);

    /** The microphones that can be chosen; a phone that tells of none has its built-in one. */
    default List<Input> inputs() {
        return List.of(
                new Input("microphone", AVAudioSessionPort.BUILT_IN_MIC, "Microphone", true));
    }

    /** Chooses a microphone by id; an unknown id leaves the choice to the phone. */
    default void selectInput(String id) {}

    /** Whether it chooses among devices that come and go; else the phone does (A5). */
    default boolean choosesItself() {
        return true;
    }

    /** Tells that a list or a choice has changed. */
    void onChange(Runnable observer);

    /**
     * One output.
     *
     * @param id for {@link #select}
     * @param port as AVAudioSession names it
     * @param name for a person
     * @param device name of the real device
     * @param selected whether it is in use
     */
    record Output(
            String id, AVAudioSessionPort port, String name, String device, boolean selected) {}

    /**
     * One input.
     *
     * @param id for {@link #selectInput}
     * @param port as AVAudioSession names it
     * @param name for a person
     * @param selected whether it is in use
     */
    record Input(String id, AVAudioSessionPort port, String name, boolean selected) {}
}
