package dev.sidetone.audio.hub;

import dev.sidetone.audio.Tone;

import java.util.function.Supplier;

/** The tones of several keys, one after the other; what is no key is a pause as long. */
final class KeyTones implements Supplier<short[]> {
    private static final int TONE = 14;
    private static final int GAP = 4;
    private static final short[] SILENCE = new short[480];

    private final String keys;
    private Supplier<short[]> tone = () -> SILENCE;
    private int beat;

    /** Plays the tones of {@code keys}. */
    KeyTones(String keys) {
        this.keys = keys;
    }

    /** How many frames of 10 ms there are to play. */
    int beats() {
        return keys.isEmpty() ? 0 : keys.length() * (TONE + GAP) - GAP;
    }

    /** The next frame, silent behind the last key; not to be changed. */
    @Override
    public short[] get() {
        int key = beat / (TONE + GAP);
        int at = beat % (TONE + GAP);
        beat++;
        if (at == 0 && key < keys.length()) {
            tone = Tone.dtmf(keys.charAt(key));
        }
        return at < TONE && key < keys.length() ? tone.get() : SILENCE;
    }
}
