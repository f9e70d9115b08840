package dev.sidetone.audio.hub;

import dev.sidetone.audio.FrameSink;
import dev.sidetone.audio.TickMixer;

import org.jspecify.annotations.Nullable;

/**
 * A card's loudspeaker, shared by everything in the process that plays on it: one mix, which is
 * also what the echo control hears. Open while somebody plays. On the audio control queue, but for
 * the frames.
 */
final class Output {
    private final SoundCards cards;
    private final String card;
    private final Runnable lost;
    private final FrameSink farEnd;
    private final TickMixer mix = new TickMixer(this::mixed);
    private volatile SoundCards.@Nullable Playback playback;
    private int users;

    Output(SoundCards cards, String card, FrameSink farEnd, Runnable lost) {
        this.cards = cards;
        this.card = card;
        this.farEnd = farEnd;
        this.lost = lost;
    }

    TickMixer.Input open() {
        if (users++ == 0) {
            playback = cards.play(card, lost);
        }
        return mix.add();
    }

    void close(TickMixer.Input input) {
        input.close();
        if (--users == 0) {
            SoundCards.Playback open = playback;
            playback = null;
            if (open != null) {
                open.close();
            }
        }
    }

    private void mixed(short[] frame) {
        farEnd.frame(frame);
        SoundCards.Playback open = playback;
        if (open != null) {
            open.frame(frame);
        }
    }

    int latencyMillis() {
        SoundCards.Playback open = playback;
        return open == null ? 0 : open.latencyMillis();
    }
}
