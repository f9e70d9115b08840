package dev.sidetone.server.media.sound;

import dev.sidetone.audio.keys.KeyPresses;

/**
 * Keys of a telephone, as {@link KeyPresses} sound.
 *
 * @param digits what is no key is left out
 */
public record Keys(String digits) implements Sound {
    @Override
    public Track open() {
        return new KeyPresses(digits)::get;
    }
}
