package dev.sidetone.audio.hub;

import dev.sidetone.audio.FrameSink;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The process's one microphone with its echo control. Open while a phone listens to it; only the
 * phone in front hears it, all others get silence. On the audio control queue, but for the frames.
 */
final class Microphone {
    /** A phone's ear at the microphone. */
    record Listener(PhoneSound phone, FrameSink to) {}

    private static final Logger log = LoggerFactory.getLogger(Microphone.class);
    private static final short[] SILENCE = new short[480];

    private final SoundCards cards;
    private final Supplier<@Nullable EchoControl> echoControls;
    private final Consumer<Runnable> lost;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable PhoneSound front;
    private volatile boolean live = true;
    private volatile @Nullable EchoControl echo;
    private SoundCards.@Nullable Closing capture;
    private SoundCards.@Nullable Card card;
    private int opening;

    /**
     * Closed.
     *
     * @param echoControls one for each opening; null for none
     * @param lost told that the open card broke, on a thread of the cards, and what to do about it
     *     on the control queue
     */
    Microphone(
            SoundCards cards,
            Supplier<@Nullable EchoControl> echoControls,
            Consumer<Runnable> lost) {
        this.cards = cards;
        this.echoControls = echoControls;
        this.lost = lost;
    }

    /** Which phone is heard. */
    void front(@Nullable PhoneSound phone) {
        front = phone;
    }

    @Nullable PhoneSound front() {
        return front;
    }

    /** Whether this process may use the microphone at all; {@link #use} follows it. */
    void live(boolean may) {
        live = may;
    }

    boolean live() {
        return live;
    }

    void add(Listener listener, SoundCards.@Nullable Card from) {
        listeners.add(listener);
        use(from);
    }

    void remove(PhoneSound phone) {
        listeners.removeIf(listener -> listener.phone() == phone);
        if (listeners.isEmpty()) {
            release();
        }
    }

    /** Records from this card from now on, if somebody listens and it is allowed. */
    void use(SoundCards.@Nullable Card from) {
        SoundCards.Card wanted = live && !listeners.isEmpty() ? from : null;
        if (capture != null && wanted != null && card != null && wanted.id().equals(card.id())) {
            return;
        }
        release();
        card = wanted;
        if (wanted != null) {
            int mine = ++opening;
            echo = echoControls.get();
            capture = cards.record(wanted.id(), this::heard, () -> lost.accept(() -> lost(mine)));
            if (capture != null) {
                log.info("Records from {}", wanted.name());
            }
        }
    }

    /** Somebody listens, and nothing can be recorded. */
    boolean broken() {
        return card != null && capture == null && !listeners.isEmpty();
    }

    private void lost(int which) {
        if (which == opening && capture != null) {
            log.warn("The microphone {} broke off", card == null ? "" : card.name());
            release();
        }
    }

    private void release() {
        if (capture != null) {
            capture.close();
            capture = null;
            log.debug("Does not record from {} any more", card);
        }
        EchoControl old = echo;
        echo = null;
        if (old != null) {
            old.close();
        }
    }

    /** What the loudspeakers play. */
    void played(short[] frame) {
        EchoControl control = echo;
        if (control != null) {
            control.played(frame);
        }
    }

    private void heard(short[] frame) {
        EchoControl control = echo;
        if (control != null) {
            control.clean(frame);
        }
        for (Listener listener : listeners) {
            listener.to().frame(live && listener.phone() == front ? frame : SILENCE);
        }
    }
}
