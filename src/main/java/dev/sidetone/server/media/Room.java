package dev.sidetone.server.media;

import dev.sidetone.audio.TickMixer;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is said in a room, and what it plays. The sum is made and read on the beating thread. */
final class Room {
    final String name;

    /** How many sit here; on the desk's queue. */
    int seats;

    private final int[] sum = new int[480];
    private final short[] whole = new short[480];
    private final Map<Path, Recorder> recordings = new ConcurrentHashMap<>();
    private volatile @Nullable Playing music;
    private volatile @Nullable Playing announcement;
    private long beat = -1;

    Room(String name) {
        this.name = name;
    }

    /** Null for nothing. */
    void music(@Nullable Playing played) {
        music = played;
    }

    /** Something to be heard once. */
    void announce(Playing announced) {
        announcement = announced;
    }

    /** Records everything from here on. */
    void record(Path file, Recorder recorder) {
        recordings.put(file, recorder);
    }

    /** No longer records there; null where it does not. */
    @Nullable Recorder endRecording(Path file) {
        return recordings.remove(file);
    }

    Set<Path> recordings() {
        return Set.copyOf(recordings.keySet());
    }

    /** Somebody sits here at that beat. */
    void begin(long now) {
        if (now == beat) {
            return;
        }
        if (beat >= 0 && !recordings.isEmpty()) {
            mix(null, whole);
            recordings.values().forEach(recorder -> recorder.beat(whole, whole));
        }
        beat = now;
        Arrays.fill(sum, 0);
        play(music);
        if (!play(announcement)) {
            announcement = null;
        }
    }

    private boolean play(@Nullable Playing playing) {
        short[] frame = playing == null ? null : playing.next();
        if (frame != null) {
            add(frame);
        }
        return frame != null;
    }

    void add(short[] said) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += said[i];
        }
    }

    /** What a seat hears: everything but what it has said itself. */
    void mix(short @Nullable [] said, short[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = TickMixer.soft(sum[i] - (said == null ? 0 : said[i]));
        }
    }
}
