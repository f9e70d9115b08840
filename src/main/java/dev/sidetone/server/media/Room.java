package dev.sidetone.server.media;

import dev.sidetone.audio.TickMixer;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** What is said in a room, and what it plays. The sum is made and read on the beating thread. */
final class Room {
    final String name;

    /** How many sit here; on the desk's queue. */
    int seats;

    private final int[] sum = new int[480];
    private volatile @Nullable Playing music;
    private long beat = -1;

    Room(String name) {
        this.name = name;
    }

    /** Null for nothing. */
    void music(@Nullable Playing played) {
        music = played;
    }

    /** Somebody sits here at that beat. */
    void begin(long now) {
        if (now == beat) {
            return;
        }
        beat = now;
        Arrays.fill(sum, 0);
        Playing playing = music;
        short[] frame = playing == null ? null : playing.next();
        if (frame != null) {
            add(frame);
        }
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
