package dev.sidetone.server.media.sound;

import java.time.Duration;

/**
 * Nothing, for a while.
 *
 * @param length in steps of 10 ms
 */
public record Pause(Duration length) implements Sound {
    @Override
    public Track open() {
        short[] silence = new short[480];
        var left = new long[] {length.toMillis() / 10};
        return () -> left[0]-- > 0 ? silence : null;
    }
}
