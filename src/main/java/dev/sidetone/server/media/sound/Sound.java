package dev.sidetone.server.media.sound;

import org.jspecify.annotations.Nullable;

/** Something that can be played, as often as one likes and to several listeners at once. */
public interface Sound {
    /** Plays it from its beginning. */
    Track open();

    /** A sound that is being played. */
    interface Track {
        /**
         * The next 10 ms at 48 kHz mono, of use until the next call; null behind the end. Does not
         * block.
         */
        short @Nullable [] next();
    }
}
