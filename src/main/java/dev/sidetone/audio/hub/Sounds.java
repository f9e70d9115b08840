package dev.sidetone.audio.hub;

import dev.sidetone.audio.Clip;
import dev.sidetone.audio.FrameClock;
import dev.sidetone.audio.wav.UnusableWav;
import dev.sidetone.audio.wav.WavReader;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The sounds that a phone makes itself, from {@code sounds/} and from the tones of keys. Any
 * thread.
 */
public final class Sounds {
    private static final Logger log = LoggerFactory.getLogger(Sounds.class);

    private final AudioHub hub;
    private final Supplier<Role> callRole;
    private final Map<String, short[]> clips = new ConcurrentHashMap<>();
    private final Map<String, Playing> playing = new ConcurrentHashMap<>();

    Sounds(AudioHub hub, Supplier<Role> callRole) {
        this.hub = hub;
        this.callRole = callRole;
    }

    /** Loops a sound on the ringer until it is stopped. */
    public void ring(String sound) {
        start("ring", new Clip(clip(sound), true), () -> Role.RINGER, -1);
    }

    /** Loops a sound where calls are heard until it is stopped. */
    public void loop(String sound) {
        start("loop", new Clip(clip(sound), true), callRole, -1);
    }

    /** Plays a sound once where calls are heard. */
    public void once(String sound) {
        short[] samples = clip(sound);
        start("once", new Clip(samples, false), callRole, samples.length / 480 + 2);
    }

    /** The tone of a key. */
    public void key(char key) {
        keys(String.valueOf(key));
    }

    /** The tones of several keys, one after the other (U9). */
    public void keys(String keys) {
        KeyTones tones = new KeyTones(keys);
        if (tones.beats() > 0) {
            start("key", tones, callRole, tones.beats());
        }
    }

    public void stopRing() {
        stop("ring");
    }

    public void stopLoop() {
        stop("loop");
    }

    void stopAll() {
        playing.keySet().forEach(this::stop);
    }

    private void start(String slot, Supplier<short[]> source, Supplier<Role> role, int beats) {
        stop(slot);
        Playing sound = new Playing(slot, source, beats);
        playing.put(slot, sound);
        hub.control().execute(() -> sound.begin(role));
    }

    private void stop(String slot) {
        Playing sound = playing.remove(slot);
        if (sound != null) {
            hub.control().execute(sound::end);
        }
    }

    /** Whether there is a sound of that name; {@code .wav} may stand behind it. */
    public boolean has(String sound) {
        return Sounds.class.getResource(path(sound)) != null;
    }

    private static String path(String sound) {
        String bare = sound.endsWith(".wav") ? sound.substring(0, sound.length() - 4) : sound;
        return "/dev/sidetone/sounds/" + bare + ".wav";
    }

    private short[] clip(String name) {
        return clips.computeIfAbsent(name, Sounds::load);
    }

    private static short[] load(String name) {
        InputStream stream = Sounds.class.getResourceAsStream(path(name));
        if (stream == null) {
            log.warn("There is no sound {}", name);
            return new short[480];
        }
        try {
            return WavReader.read(stream, name);
        } catch (UnusableWav broken) {
            log.warn("A sound cannot be played: {}", broken.getMessage());
            return new short[480];
        }
    }

    /** A sound under way. Begins and ends on the audio control queue. */
    private final class Playing {
        private final String slot;
        private final Supplier<short[]> source;
        private int beatsLeft;
        private @Nullable Attached to;
        private FrameClock.@Nullable Beat beat;
        private boolean over;

        Playing(String slot, Supplier<short[]> source, int beats) {
            this.slot = slot;
            this.source = source;
            this.beatsLeft = beats;
        }

        void begin(Supplier<Role> role) {
            if (!over) {
                Attached attached = hub.attach(role);
                to = attached;
                beat = hub.clock().every10ms(() -> beat(attached));
            }
        }

        private void beat(Attached attached) {
            attached.frame(source.get());
            if (beatsLeft > 0 && --beatsLeft == 0) {
                playing.remove(slot, this);
                hub.control().execute(this::end);
            }
        }

        void end() {
            over = true;
            if (beat != null) {
                beat.close();
                beat = null;
            }
            if (to != null) {
                to.close();
                to = null;
            }
        }
    }
}
