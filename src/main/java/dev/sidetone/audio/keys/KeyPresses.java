package dev.sidetone.audio.keys;

import dev.sidetone.audio.Tone;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * Keys of a telephone: 160 ms of tone at −12 dB below full scale, both frequencies together, and 70
 * ms of silence each; a {@code w} is half a second of silence. What is no key is left out.
 */
public final class KeyPresses implements Supplier<short @Nullable []> {
    private static final String KEYS = "123A456B789C*0#D";
    private static final int[] ROWS = {697, 770, 852, 941};
    private static final int[] COLUMNS = {1209, 1336, 1477, 1633};
    private static final int TONE_FRAMES = 16;
    private static final int KEY_FRAMES = TONE_FRAMES + 7;
    private static final int WAIT_FRAMES = 50;
    // each of the two has half of the power
    private static final int AMPLITUDE = (int) (Short.MAX_VALUE * Math.pow(10, -15 / 20.0));

    private final String digits;
    private final short[] silence = new short[480];
    private final short[] both = new short[480];
    private Tone row = new Tone(0, 0);
    private Tone column = row;
    private int at;
    private int beat;

    /** The tones of {@code digits}. */
    public KeyPresses(String digits) {
        this.digits =
                digits.chars()
                        .filter(key -> key == 'w' || KEYS.indexOf(key) >= 0)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
    }

    /** The next 10 ms, always the same array or silence; null behind the last key. */
    @Override
    public short @Nullable [] get() {
        if (at == digits.length()) {
            return null;
        }
        char key = digits.charAt(at);
        if (beat == 0 && key != 'w') {
            row = new Tone(ROWS[KEYS.indexOf(key) / 4], AMPLITUDE);
            column = new Tone(COLUMNS[KEYS.indexOf(key) % 4], AMPLITUDE);
        }
        boolean sounds = key != 'w' && beat < TONE_FRAMES;
        if (++beat == (key == 'w' ? WAIT_FRAMES : KEY_FRAMES)) {
            beat = 0;
            at++;
        }
        return sounds ? tones() : silence;
    }

    private short[] tones() {
        short[] one = row.get();
        short[] other = column.get();
        for (int i = 0; i < both.length; i++) {
            both[i] = (short) (one[i] + other[i]);
        }
        return both;
    }
}
