package dev.sidetone.server.media.sound;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sounds that come with the program, by name, and the tones that are made here: beeps, what a
 * telephone of some country hears while another one rings ({@code ringback-uk}), and the earcon.
 */
public final class OwnSounds {
    private static final String FOLDER = "/dev/sidetone/sounds/";
    private static final String RINGBACK = "ringback-";
    private static final int RATE = 48_000;
    private static final int NOTE = RATE * 14 / 100;
    private static final int BEEP = RATE * 30 / 100;
    private static final int EDGE = RATE / 50;
    private static final double AMPLITUDE = Short.MAX_VALUE * 0.1;

    private final Map<String, Recorded> known = new ConcurrentHashMap<>();
    private final Sound earcon = notes(NOTE, 659, 494);

    public OwnSounds() {
        known.put("beep", notes(BEEP, 880));
        known.put("low-beep", notes(BEEP, 587));
    }

    /**
     * A sound by its name, {@code greeting} for example.
     *
     * @throws Unplayable when there is none of that name
     */
    public Sound named(String name) throws Unplayable {
        Recorded sound = known.get(name);
        if (sound == null) {
            sound = load(name);
            known.put(name, sound);
        }
        return sound;
    }

    private static Recorded load(String name) throws Unplayable {
        if (name.startsWith(RINGBACK)) {
            return Ringback.of(name.substring(RINGBACK.length()));
        }
        if (!name.matches("[a-z0-9-]+")) {
            throw new Unplayable(Unplayable.CONTENT_TYPE, "no sound has such a name");
        }
        try (InputStream file = OwnSounds.class.getResourceAsStream(FOLDER + name + ".wav")) {
            if (file == null) {
                throw new Unplayable(Unplayable.CONTENT_TYPE, "there is no such sound");
            }
            return SoundFile.decode(file.readAllBytes(), null);
        } catch (Unplayable told) {
            throw told;
        } catch (IOException broken) {
            throw new Unplayable(Unplayable.CONTENT_TYPE, "it cannot be read", broken);
        }
    }

    /** What is heard where something else cannot be: two soft notes downwards, −20 dB, 280 ms. */
    public Sound earcon() {
        return earcon;
    }

    private static Recorded notes(int length, int... notes) {
        short[] samples = new short[notes.length * length];
        for (int i = 0; i < samples.length; i++) {
            int at = i % length;
            int edge = Math.min(at, length - at);
            double swell = edge >= EDGE ? 1 : (1 - Math.cos(Math.PI * edge / EDGE)) / 2;
            double phase = 2 * Math.PI * notes[i / length] * at / RATE;
            samples[i] = (short) (AMPLITUDE * swell * Math.sin(phase));
        }
        return new Recorded(samples, RATE);
    }
}
