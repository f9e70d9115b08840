package dev.sidetone.audio.hub;

import dev.sidetone.audio.FrameSink;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The sound cards of the machine. Opening and closing may take long: on the audio control queue
 * alone.
 */
public interface SoundCards extends AutoCloseable {
    /** A card's output or input. */
    record Card(String id, String name) {}

    /** Outputs, the system's default first. */
    List<Card> outputs();

    /** Inputs, the system's default first; monitors of outputs last. */
    List<Card> inputs();

    /**
     * Opens an output; null when it cannot be opened.
     *
     * @param lost told once when the card is gone, on a thread of the card
     */
    @Nullable Playback play(String id, Runnable lost);

    /** Opens an input that hands its frames to {@code to}; null when it cannot be opened. */
    @Nullable Closing record(String id, FrameSink to, Runnable lost);

    /** Tells that cards came or went, on a thread of the cards. */
    void onChange(Runnable observer);

    /** Why there are no cards; null when there are. */
    @Nullable String absence();

    @Override
    void close();

    /** An open output; frames are written as they come. */
    interface Playback extends FrameSink, Closing {
        /** Milliseconds from a write to the ear, as the system says. */
        int latencyMillis();
    }

    /** Something to be closed. */
    interface Closing {
        void close();
    }
}
