package dev.sidetone.audio.hub;

import dev.sidetone.audio.FrameSink;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A machine without sound. */
public record NoCards(String absence) implements SoundCards {
    @Override
    public List<Card> outputs() {
        return List.of();
    }

    @Override
    public List<Card> inputs() {
        return List.of();
    }

    @Override
    public @Nullable Playback play(String id, Runnable lost) {
        return null;
    }

    @Override
    public @Nullable Closing record(String id, FrameSink to, Runnable lost) {
        return null;
    }

    @Override
    public void onChange(Runnable observer) {}

    @Override
    public void close() {}
}
