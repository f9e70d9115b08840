package dev.sidetone.audio.hub;

import dev.sidetone.audio.FrameSink;
import dev.sidetone.audio.TickMixer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Consumer;

/**
 * A card's loudspeaker, shared by everything in the process that plays on it: one mix, which is
 * also what the echo control hears. Open while somebody plays; without a card it is silent. On the
 * audio control queue, but for the frames.
 */
final class Output {
    private static final Logger log = LoggerFactory.getLogger(Output.class);

    private final SoundCards cards;
    private final SoundCards.@Nullable Card card;
    private final Consumer<Runnable> lost;
    private final FrameSink farEnd;
    private final TickMixer mix = new TickMixer(this::mixed);
    private volatile SoundCards.@Nullable Playback playback;
    private int opening;
    private int users;

    /**
     * Closed.
     *
     * @param card null for silence
     * @param lost told that the open card broke, on a thread of the cards, and what to do about it
     *     on the control queue
     */
    Output(
            SoundCards cards,
            SoundCards.@Nullable Card card,
            FrameSink farEnd,
            Consumer<Runnable> lost) {
        this.cards = cards;
        this.card = card;
        this.farEnd = farEnd;
        this.lost = lost;
    }

    TickMixer.Input open() {
        users++;
        retry();
        return mix.add();
    }

    /** Opens the card if somebody plays and it is not open. */
    void retry() {
        SoundCards.Card wanted = card;
        if (wanted != null && users > 0 && playback == null) {
            int mine = ++opening;
            playback = cards.play(wanted.id(), () -> lost.accept(() -> lost(mine)));
            if (playback != null) {
                log.info("Plays on {}", wanted.name());
            }
        }
    }

    boolean unused() {
        return users == 0;
    }

    /** Somebody plays, and nothing can be heard of it. */
    boolean broken() {
        return card != null && users > 0 && playback == null;
    }

    private void lost(int which) {
        if (which == opening && playback != null) {
            log.warn("The sound device {} broke off", card == null ? "" : card.name());
            release();
        }
    }

    void close(TickMixer.Input input) {
        input.close();
        if (--users == 0) {
            release();
        }
    }

    private void release() {
        SoundCards.Playback open = playback;
        playback = null;
        if (open != null) {
            open.close();
            log.debug("Does not play on {} any more", card);
        }
    }

    private void mixed(short[] frame) {
        farEnd.frame(frame);
        SoundCards.Playback open = playback;
        if (open != null) {
            open.frame(frame);
        }
    }

    /** Milliseconds from a frame to the ear, 0 while nothing is heard. */
    int latencyMillis() {
        SoundCards.Playback open = playback;
        return open == null ? 0 : open.latencyMillis();
    }
}
