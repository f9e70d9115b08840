package dev.sidetone.audio.hub;

import dev.sidetone.audio.FrameSink;
import dev.sidetone.audio.TickMixer;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * Somebody's voice in the mix of whatever card plays a role now. Moved and closed on the audio
 * control queue; frames come on any thread.
 */
final class Attached implements FrameSink {
    private final AudioHub hub;
    private final Supplier<Role> role;
    private @Nullable Output output;
    private volatile TickMixer.@Nullable Input input;

    Attached(AudioHub hub, Supplier<Role> role) {
        this.hub = hub;
        this.role = role;
    }

    /** To the card that has the role now. */
    void move() {
        move(hub.output(role.get()));
    }

    private void move(@Nullable Output to) {
        Output from = output;
        if (to == from) {
            return;
        }
        TickMixer.Input old = input;
        output = to;
        input = to == null ? null : to.open();
        if (from != null && old != null) {
            from.close(old);
        }
    }

    @Override
    public void frame(short[] samples) {
        TickMixer.Input to = input;
        if (to != null) {
            to.frame(samples);
        }
    }

    void close() {
        hub.detached(this);
        move(null);
    }
}
