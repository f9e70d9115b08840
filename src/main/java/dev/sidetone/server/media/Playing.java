package dev.sidetone.server.media;

import dev.sidetone.server.media.sound.Sound;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Prompts that are being played, in turn and over again; silence while one is not there yet. Frames
 * are asked for on one thread.
 */
final class Playing {
    // what was sent is heard a little later: the end is told when it has been
    private static final int TAIL_FRAMES = 10;

    private final List<CompletableFuture<Sound>> sounds;
    private final int loops;
    private final short[] silence = new short[480];
    private Sound.@Nullable Track track;
    private int at;
    private int round;
    private int tail;

    /** The futures never fail; 0 loops for ever. */
    Playing(List<CompletableFuture<Sound>> sounds, int loops) {
        this.sounds = sounds;
        this.loops = loops;
    }

    /** The next 10 ms; null behind the end. */
    short @Nullable [] next() {
        short[] frame = ended() ? null : sounding();
        if (frame != null) {
            return frame;
        }
        return ended() && ++tail > TAIL_FRAMES ? null : silence;
    }

    private boolean ended() {
        return loops > 0 && round >= loops;
    }

    /** Null where nothing is to be heard now; goes no further than the end of a round. */
    private short @Nullable [] sounding() {
        while (at < sounds.size()) {
            if (track == null) {
                Sound sound = sounds.get(at).getNow(null);
                if (sound == null) {
                    return null;
                }
                track = sound.open();
            }
            short[] frame = track.next();
            if (frame != null) {
                return frame;
            }
            track = null;
            at++;
        }
        at = 0;
        round++;
        return null;
    }
}
